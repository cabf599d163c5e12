package io.jenkins.plugins.modelgate.engine.scan.template;

import io.jenkins.plugins.modelgate.engine.scan.FileInspector;
import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Formats;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Neighbours;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanOptions;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs the template check on a text, as a format scanner would that has found it in a file. */
final class Templates {
    private Templates() {}

    static FileInspector.Result check(String template) {
        return check(template, true);
    }

    static FileInspector.Result check(String template, boolean rendered) {
        FormatScanner whole = new FormatScanner() {
            @Override
            public String format() {
                return "template";
            }

            @Override
            public boolean matches(Probe probe) {
                return true;
            }

            @Override
            public void scan(ScanStream in, Inspection inspection) throws IOException {
                in.drain();
                if (rendered) {
                    TemplateCheck.examine("chat_template", template, inspection, 0);
                } else {
                    TemplateCheck.examineText("text", template, inspection, 0);
                }
            }
        };
        byte[] bytes = template.getBytes(StandardCharsets.UTF_8);
        try (InputStream in = new ByteArrayInputStream(bytes)) {
            return new FileInspector(new Formats(List.of(whole)), ScanOptions.DEFAULT, Neighbours.NONE, "t")
                    .inspect(in, bytes.length, new byte[0], null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
