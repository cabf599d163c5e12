package io.jenkins.plugins.modelgate.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.HtmlWriter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What is kept beside a report, as the report's page shows it. */
final class KeptFile {
    private static final Logger LOGGER = Logger.getLogger(KeptFile.class.getName());

    private KeptFile() {}

    /** Makes something of a file. */
    @FunctionalInterface
    interface Reading<T> {
        T of(InputStream in) throws IOException;
    }

    /** Makes HTML of our own of a file. */
    @FunctionalInterface
    interface Writing {
        void write(InputStream in, HtmlWriter html) throws IOException;
    }

    /** Null where there is no such file; also, with a line in Jenkins' log, where it is damaged. */
    @CheckForNull
    static <T> T read(ReportStore store, String id, String file, Reading<T> reading) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(store.file(id, file)))) {
            return reading.of(in);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> file + " of " + id + " cannot be read");
            return null;
        }
    }

    /** As {@link #read}, as HTML. */
    @CheckForNull
    static String html(ReportStore store, String id, String file, Writing writing) {
        return read(store, id, file, in -> {
            StringWriter html = new StringWriter();
            writing.write(in, new HtmlWriter(html));
            return html.toString();
        });
    }
}
