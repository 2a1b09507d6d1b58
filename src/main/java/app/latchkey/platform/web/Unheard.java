package app.latchkey.platform.web;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** What Tomcat refuses before any filter sees it gets a status and not a word: no page of Tomcat's, no type to be guessed. */
public final class Unheard extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (response.getStatus() < 400 || response.isCommitted() || response.getContentWritten() > 0) return;
        response.setErrorReported();
        response.setHeader("X-Content-Type-Options", "nosniff");
    }
}
