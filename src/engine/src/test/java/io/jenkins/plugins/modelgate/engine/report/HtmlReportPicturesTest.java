package io.jenkins.plugins.modelgate.engine.report;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Assume;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Takes the pictures of the documentation again: {@code mvn test -Dtest=HtmlReportPicturesTest -Dmodelgate.updateImages=true}. */
public class HtmlReportPicturesTest {
    @ClassRule
    public static final Chromium CHROMIUM = new Chromium();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void takePictures() throws IOException {
        Assume.assumeTrue("-Dmodelgate.updateImages=true is not set", Boolean.getBoolean("modelgate.updateImages"));
        Path images = Path.of("../../docs/images").normalize();
        Files.createDirectories(images);
        picture(images.resolve("report-light.png"), 1280, ColorScheme.LIGHT);
        picture(images.resolve("report-dark.png"), 1280, ColorScheme.DARK);
        picture(images.resolve("report-phone.png"), 360, ColorScheme.LIGHT);
    }

    private void picture(Path file, int width, ColorScheme scheme) throws IOException {
        try (OpenReport open = OpenReport.open(
                CHROMIUM, OpenReport.look(width, scheme), folder.getRoot().toPath(), Showcase.report())) {
            open.page()
                    .screenshot(new Page.ScreenshotOptions()
                            .setPath(file)
                            .setFullPage(Boolean.getBoolean("modelgate.wholePage")));
        }
    }
}
