/**
 * Member lists from files for programs: the same import as the page's, with the same access report row by row. The file is
 * taken in whole and worked through by the server; asking again tells how far it is. A dry run adds nobody.
 */
@NullMarked
package app.latchkey.integration.imports;

import org.jspecify.annotations.NullMarked;
