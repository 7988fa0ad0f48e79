/** The page of Swagger UI, whose files are at `base`, relative to the page: also behind a prefix. */
export const docsPage = (base: string): string => `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Event-sourced bank</title>
    <link rel="icon" type="image/png" href="${base}favicon-32x32.png">
    <link rel="stylesheet" href="${base}swagger-ui.css">
    <style>
      html { box-sizing: border-box; overflow-y: scroll; }
      *, *::before, *::after { box-sizing: inherit; }
      body { margin: 0; background: #fafafa; }
      .hint { padding-top: 1em; color: #3b4151; font-family: sans-serif; font-size: 14px; }
    </style>
  </head>
  <body>
    <div class="swagger-ui"><p class="wrapper hint">
      Try the operations on accounts from the top down: the examples work as they stand. The account that they
      transfer to is opened when it is first needed.
    </p></div>
    <div id="swagger-ui"></div>
    <script src="${base}swagger-ui-bundle.js"></script>
    <script src="${base}page.js"></script>
  </body>
</html>
`;
