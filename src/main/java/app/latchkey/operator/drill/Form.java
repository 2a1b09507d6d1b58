package app.latchkey.operator.drill;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** A form of the page that is shown: filled by field name, sent as a browser sends it. */
final class Form {
    private static final String BOUNDARY = "----latchkey-drill-5f2b71";

    private final FormElement element;
    private final String button;
    private byte[] file = new byte[0];
    private String fileName = "";

    private Form(FormElement element, String button) {
        this.element = element;
        this.button = button;
    }

    static Form of(Element form) {
        return new Form((FormElement) form, "");
    }

    /** The form around (or named by) a button, with the button's own name and value. */
    static Form of(Browser browser, Element button) {
        var named = button.attr("form");
        var form = named.isEmpty() ? button.closest("form") : browser.page().getElementById(named);
        if (form == null) throw new Unplayable("A button \"" + button.text() + "\" without a form: " + browser.words());
        var own = button.attr("name").isEmpty() ? "" : pair(button.attr("name"), button.attr("value"));
        return new Form((FormElement) form, own);
    }

    /** The first form that has all these fields. */
    static Form with(Browser browser, String... names) {
        return browser.page().select("form").stream()
                .filter(form -> List.of(names).stream().allMatch(name -> has(form, name)))
                .findFirst()
                .map(Form::of)
                .orElseThrow(() -> new Unplayable("No form with " + List.of(names) + " on " + browser.words()));
    }

    static boolean has(Element form, String name) {
        return !form.select("[name=\"" + name + "\"]").isEmpty();
    }

    boolean has(String name) {
        return has(element, name);
    }

    Form fill(Map<String, String> typed) {
        typed.forEach(this::fill);
        return this;
    }

    /** As a script does: a hidden field that the page did not have. */
    Form add(Map<String, String> hidden) {
        hidden.forEach((name, value) -> element.appendElement("input")
                .attr("type", "hidden")
                .attr("name", name)
                .val(value));
        return this;
    }

    Form fill(String name, String value) {
        var fields = element.select("[name=\"" + name + "\"]");
        if (fields.isEmpty())
            throw new Unplayable("The form " + element.attr("action") + " has no field " + name + "; it has "
                    + element.select("[name]").eachAttr("name"));
        for (var field : fields) fill(field, value);
        return this;
    }

    private static void fill(Element field, String value) {
        switch (field.attr("type").toLowerCase(java.util.Locale.ROOT)) {
            case "checkbox" -> check(field, value.equals("true") || value.equals(field.attr("value")));
            case "radio" -> check(field, value.equals(field.attr("value")));
            default -> {
                if (field.normalName().equals("select")) choose(field, value);
                else if (field.normalName().equals("textarea")) field.text(value);
                else field.val(value);
            }
        }
    }

    private static void check(Element field, boolean on) {
        if (on) field.attr("checked", "checked");
        else field.removeAttr("checked");
    }

    private static void choose(Element select, String value) {
        var options = select.select("option");
        if (options.stream().noneMatch(option -> option.val().equals(value)))
            throw new Unplayable(select.attr("name") + " cannot be " + value + ", only " + options.eachAttr("value"));
        for (var option : options) {
            if (option.val().equals(value)) option.attr("selected", "selected");
            else option.removeAttr("selected");
        }
    }

    Form attach(String name, byte[] content) {
        fileName = name;
        file = content;
        return this;
    }

    String action(String page) {
        var action = element.absUrl("action");
        return action.isEmpty() ? page : action;
    }

    boolean isGet() {
        return !element.attr("method").equalsIgnoreCase("post");
    }

    String contentType() {
        return multipart() ? "multipart/form-data; boundary=" + BOUNDARY : "application/x-www-form-urlencoded";
    }

    private boolean multipart() {
        return element.attr("enctype").equals("multipart/form-data");
    }

    byte[] body() {
        if (multipart()) return parts();
        var fields = element.formData().stream().map(field -> pair(field.key(), field.value()));
        var all = java.util.stream.Stream.concat(
                fields, java.util.stream.Stream.of(button).filter(own -> !own.isEmpty()));
        return all.collect(Collectors.joining("&")).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] parts() {
        var out = new java.io.ByteArrayOutputStream();
        for (var field : element.formData())
            out.writeBytes(part("name=\"" + field.key() + "\"\r\n\r\n" + field.value()));
        var input = element.selectFirst("input[type=file]");
        if (input != null) {
            out.writeBytes(part(
                    "name=\"" + input.attr("name") + "\"; filename=\"" + fileName
                            + "\"\r\nContent-Type: text/csv\r\n\r\n",
                    file));
        }
        out.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private static byte[] part(String text) {
        return part(text, new byte[0]);
    }

    private static byte[] part(String head, byte[] content) {
        var out = new java.io.ByteArrayOutputStream();
        out.writeBytes(
                ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + head).getBytes(StandardCharsets.UTF_8));
        out.writeBytes(content);
        out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private static String pair(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
