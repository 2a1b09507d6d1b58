/**
 * The operator's first page ({@code OverviewPage}): cases that clubs gave, whether mail leaves, and the clubs. Their members'
 * data is not there: an operator runs the house and reads nobody's file.
 */
@NullMarked
package app.latchkey.operator.overview;

import org.jspecify.annotations.NullMarked;
