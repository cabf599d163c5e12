package io.jenkins.plugins.modelgate.engine.scan.config;

import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.MalformedException;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.template.TemplateCheck;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;

/** Templates in files of their own, as {@code chat_template.jinja}: loaders find them by their names. */
public final class TemplateFileScanner implements FormatScanner {
    @Override
    public String format() {
        return "jinja";
    }

    @Override
    public boolean matches(Probe probe) {
        return probe.hasExtension("jinja", "jinja2", "j2");
    }

    @Override
    public boolean carriesModel() {
        return false;
    }

    @Override
    public void scan(ScanStream in, Inspection inspection) throws IOException {
        StringBuilder template = new StringBuilder();
        char[] buffer = new char[8192];
        try (Reader text = TextEncoding.open(in, TextEncoding.of(in.peek(4)))) {
            // One character more than is examined shows the template as too long.
            while (template.length() <= TemplateCheck.MAX_LENGTH) {
                int got = text.read(buffer);
                if (got < 0) {
                    break;
                }
                template.append(buffer, 0, got);
            }
        } catch (CharacterCodingException e) {
            throw new MalformedException(ConfigRules.MALFORMED, -1, "bytes that are no text in its encoding");
        }
        in.drain();
        TemplateCheck.examine("the template", template.toString(), inspection, 0);
    }
}
