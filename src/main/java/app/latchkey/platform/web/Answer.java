package app.latchkey.platform.web;

/** What a handler of an HTML page answers: a page, a redirect, or a file. */
public sealed interface Answer permits Page, Redirect, Download, Written {}
