"""Documents: one content model, seven kinds, several forms.

    case, result of `assess`, rule book, routes
      -> `view`      what each kind may say, as plain values
      -> a template  (Jinja2, sandboxed; a service may put its own in a folder)
      -> `content`   headings, paragraphs, lists, tables, contacts
      -> `forms`     Markdown, plain text, HTML, Word, PDF, JSON, CSV

A value that comes from a case is a text all the way: templates escape it, the content model holds no markup, and each
form writes it as text.
"""
