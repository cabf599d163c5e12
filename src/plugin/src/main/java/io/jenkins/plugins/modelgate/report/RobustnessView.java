package io.jenkins.plugins.modelgate.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.redteam.robustness.Robustness;
import io.jenkins.plugins.modelgate.engine.redteam.robustness.RobustnessReader;
import io.jenkins.plugins.modelgate.engine.redteam.robustness.RobustnessSection;
import io.jenkins.plugins.modelgate.engine.report.HtmlWriter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Attacks on a model for the page. */
final class RobustnessView {
    private static final Logger LOGGER = Logger.getLogger(RobustnessView.class.getName());

    private RobustnessView() {}

    /** Null where there were none, or what is kept is damaged. */
    @CheckForNull
    static String html(ReportStore store, String id) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(store.file(id, Robustness.FILE)))) {
            StringWriter html = new StringWriter();
            new RobustnessSection(RobustnessReader.read(in)).write(new HtmlWriter(html));
            return html.toString();
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "attacks on the model of " + id + " cannot be read");
            return null;
        }
    }
}
