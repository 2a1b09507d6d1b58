package app.latchkey.clubs.guide;

import app.latchkey.platform.web.Html;
import gg.jte.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Our own Markdown as HTML: raw HTML in it would be shown, not obeyed. */
@Component
class GuideTexts {
    private static final Set<String> PAGES = Set.of("members", "desk");
    private static final Set<String> LANGUAGES = Set.of("en", "fr");
    private static final List<TablesExtension> EXTENSIONS = List.of(extension());

    private final Parser parser = Parser.builder().extensions(EXTENSIONS).build();
    private final HtmlRenderer renderer =
            HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true).build();

    record Read(String title, Content content) {}

    Optional<Read> find(String page, Locale locale) {
        if (!PAGES.contains(page)) return Optional.empty();
        var language = LANGUAGES.contains(locale.getLanguage()) ? locale.getLanguage() : "en";
        var text = parser.parse(file(language + "/" + page + ".md"));
        var title = new Title();
        text.accept(title);
        text.accept(new Addresses());
        var html = renderer.render(text);
        return Optional.of(new Read(title.found, output -> output.writeContent(html)));
    }

    private static String file(String name) {
        try {
            return new ClassPathResource("guide/" + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static TablesExtension extension() {
        return (TablesExtension) TablesExtension.create();
    }

    private static final class Title extends AbstractVisitor {
        private String found = "";

        @Override
        public void visit(Heading heading) {
            if (heading.getLevel() == 1 && heading.getFirstChild() instanceof Text text) found = text.getLiteral();
        }
    }

    /** What leads from file to file in docs leads from page to page here. */
    private static final class Addresses extends AbstractVisitor {
        @Override
        public void visit(Link link) {
            link.setDestination(link.getDestination().replaceFirst("\\.md$", ""));
            visitChildren(link);
        }

        @Override
        public void visit(Image image) {
            image.setDestination(
                    image.getDestination().replaceFirst("^\\.\\./\\.\\./screenshots/", Html.asset("guide/")));
            visitChildren(image);
        }
    }
}
