package app.latchkey.platform.web;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.ContentDisposition;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Draws pages whole into memory before the first byte leaves, so that an error in a template is still an error page. */
public final class AnswerHandler implements HandlerMethodReturnValueHandler {
    private final TemplateEngine templates;
    private final boolean secure;

    public AnswerHandler(TemplateEngine templates, boolean secure) {
        this.templates = templates;
        this.secure = secure;
    }

    @Override
    public boolean supportsReturnType(MethodParameter type) {
        return Answer.class.isAssignableFrom(type.getParameterType());
    }

    @Override
    public void handleReturnValue(
            @Nullable Object value, MethodParameter type, ModelAndViewContainer container, NativeWebRequest web)
            throws IOException {
        container.setRequestHandled(true);
        if (!(value instanceof Answer answer)) throw new IllegalStateException("A handler answered nothing");
        var request = web.getNativeRequest(HttpServletRequest.class);
        var response = web.getNativeResponse(HttpServletResponse.class);
        if (request == null || response == null) throw new IllegalStateException("Not an HTTP request");
        send(answer, request, response);
    }

    public void send(Answer answer, HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (answer) {
            case Page page -> draw(page, request, response);
            case Redirect redirect -> {
                Flash.send(response, redirect, secure);
                response.setStatus(HttpServletResponse.SC_SEE_OTHER);
                response.setHeader("Location", redirect.path());
            }
            case Download file -> {
                named(response, file.contentType(), file.fileName());
                response.setContentLength(file.content().length);
                response.getOutputStream().write(file.content());
            }
            case Written file -> {
                named(response, file.contentType(), file.fileName());
                file.content().write(response.getOutputStream());
            }
        }
    }

    private static void named(HttpServletResponse response, String contentType, String fileName) {
        response.setContentType(contentType);
        if (fileName.isEmpty()) return;
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename(fileName, java.nio.charset.StandardCharsets.UTF_8)
                        .build()
                        .toString());
    }

    private void draw(Page page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Flash.take(request, response, secure).ifPresent(Frame.current()::flash);
        var output = new Utf8ByteOutput();
        templates.render(template(page.getClass()), page, output);
        response.setStatus(page.status());
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Language", Frame.current().locale().toLanguageTag());
        response.setContentLength(output.getContentLength());
        output.writeTo(response.getOutputStream());
    }

    static String template(Class<?> page) {
        return page.getName().substring("app.latchkey.".length()).replace('.', '/') + ".jte";
    }
}
