package io.jenkins.plugins.modelgate.engine.report;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.Assume;
import org.junit.rules.ExternalResource;

/**
 * A real Chromium for the tests of one class: the executable that the system property or the environment variable
 * {@code MODEL_GATE_CHROMIUM} names, or {@code /usr/bin/chromium}. Without one the tests are skipped, but not in CI.
 */
final class Chromium extends ExternalResource {
    private static final String NAME = "MODEL_GATE_CHROMIUM";

    private Playwright playwright;
    private Browser browser;

    @Override
    protected void before() {
        Path executable = executable();
        if (!Files.isExecutable(executable)) {
            String message = "No Chromium at " + executable + "; install it or set " + NAME + " to its path";
            if (Boolean.parseBoolean(System.getenv("CI"))) {
                throw new AssertionError(message);
            }
            Assume.assumeTrue(message, false);
        }
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of(
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    private static Path executable() {
        String named = System.getProperty(NAME, System.getenv(NAME));
        return Path.of(named == null || named.isBlank() ? "/usr/bin/chromium" : named);
    }

    @Override
    protected void after() {
        if (browser != null) {
            browser.close();
        }
        if (playwright != null) {
            playwright.close();
        }
    }

    Browser browser() {
        return browser;
    }
}
