/** Made by bundle.ts: every template of a script, compiled. */
declare module 'lastshell:templates' {
  export const templates: Record<string, TemplateSpecification>;
  export const partials: Record<string, TemplateSpecification>;
}

declare module 'handlebars/runtime.js' {
  import Handlebars from 'handlebars';
  export default Handlebars;
}
