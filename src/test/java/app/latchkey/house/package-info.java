/**
 * Tests of the house itself: its rooms and who may use whom, its tables, its statements, its routes, its templates.
 * They read the compiled application, PostgreSQL's own catalogue and the sources, so that a new table, statement, route
 * or page is checked without anybody thinking of it. What a test cannot decide is a list in the test, with the reason.
 */
package app.latchkey.house;
