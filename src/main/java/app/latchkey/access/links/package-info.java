/**
 * The secrets that leave the house: links in mails, codes on slips and at the desk. A link is an id and a MAC over it, made
 * from the key ring and stored nowhere; a code is kept as a keyed MAC. Every link has the same short form
 * {@code /k/<token>}: GET shows and changes nothing but "fetched by a program", only POST acts.
 */
@NullMarked
package app.latchkey.access.links;

import org.jspecify.annotations.NullMarked;
