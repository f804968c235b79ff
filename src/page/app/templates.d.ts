/** Made by bundle.ts: every template of a script, compiled. */
declare module 'lastshell:templates' {
  export const templates: Record<string, TemplateSpecification>;
  /** Which template defines each shared function. */
  export const parts: Record<string, string>;
}

declare module 'handlebars/runtime.js' {
  import Handlebars from 'handlebars';
  export default Handlebars;
}
