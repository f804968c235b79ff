/** Made by src/bundle/templates.ts: every template of a text, compiled. */
declare module 'lastshell:templates' {
  export const templates: Record<string, TemplateSpecification>;
  /** Which template defines each shared function. */
  export const parts: Record<string, string>;
}

/** The other templates, which no page has, and those of a runbook by their own options. */
declare module 'lastshell:others' {
  export const others: Record<string, TemplateSpecification>;
  export const sections: Record<string, TemplateSpecification>;
}

declare module 'handlebars/runtime.js' {
  import Handlebars from 'handlebars';
  export default Handlebars;
}
