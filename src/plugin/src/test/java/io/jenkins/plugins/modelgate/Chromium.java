package io.jenkins.plugins.modelgate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.rules.ExternalResource;

/** The browser that a class of page tests looks with. Where there is none the class is left out, but never in CI. */
public final class Chromium extends ExternalResource {
    private static final Path PROGRAM =
            Path.of(System.getenv().getOrDefault("MODEL_GATE_CHROMIUM", "/usr/bin/chromium"));
    /** Milliseconds. */
    private static final double PATIENCE = 120_000;

    private static final int DESK = 1280;
    private static final int PHONE = 320;

    private Playwright playwright;
    private Browser browser;

    @Override
    protected void before() {
        boolean there = Files.isExecutable(PROGRAM);
        if ("true".equals(System.getenv("CI"))) {
            assertThat(there).as("CI has Chromium at " + PROGRAM).isTrue();
        }
        assumeTrue("Chromium is at " + PROGRAM + " (MODEL_GATE_CHROMIUM names another place)", there);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @Override
    protected void after() {
        if (playwright != null) {
            playwright.close();
        }
    }

    public Browser browser() {
        return browser;
    }

    /**
     * A page that waits as long as a loaded machine may need.
     *
     * @param complaints gets errors of its scripts, of its console, and dialogs, which are dismissed
     */
    public static Page page(BrowserContext context, Collection<String> complaints) {
        context.setDefaultTimeout(PATIENCE);
        context.setDefaultNavigationTimeout(PATIENCE);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> {
            // Core's own: five seconds after it was opened, a page below a build's new page looks for a caption that
            // only
            // the build's page has (2.541.3).
            if (!error.contains("lib/hudson/build-caption.js")) {
                complaints.add(page.url() + ": " + error);
            }
        });
        page.onDialog(dialog -> {
            complaints.add(page.url() + ": a dialog opened: " + dialog.message());
            dialog.dismiss();
        });
        return page;
    }

    /**
     * Widths to look at, in pixels. Light on a desk and dark on a phone in every run; all four in the long form, and when
     * pictures are taken.
     */
    public static int[] widths(ColorScheme scheme) {
        if (Boolean.getBoolean("modelgate.full") || Boolean.getBoolean("modelgate.updateDocs")) {
            return new int[] {DESK, PHONE};
        }
        return new int[] {scheme == ColorScheme.DARK ? PHONE : DESK};
    }

    /**
     * Looks for what people cannot read or reach: rules of WCAG 2.2 AA and best practice, and a page wider than the screen.
     *
     * @param what the page and the view, for complaints
     */
    public static void sound(Page page, String what, Collection<String> complaints) {
        new AxeBuilder(page)
                .include(List.of("#main-panel"))
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .analyze()
                .getViolations()
                .forEach(each -> complaints.add(what + ": " + each.getId() + " " + each.getNodes()));
        if (Boolean.TRUE.equals(
                page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))) {
            complaints.add(what + ": scrolls sideways");
        }
    }

    /** With {@code -Dmodelgate.updateDocs=true}: a picture of the whole page for the documentation. */
    public static void picture(Page page, String name, ColorScheme scheme, int width) {
        picture(page, name, scheme, width, true);
    }

    /** @param whole the page, or only what a screen shows of it */
    public static void picture(Page page, String name, ColorScheme scheme, int width, boolean whole) {
        if (Boolean.getBoolean("modelgate.updateDocs")) {
            String file = "jenkins-" + name + "-" + scheme.name().toLowerCase(Locale.ROOT)
                    + (width == PHONE ? "-phone" : "") + ".png";
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("../../docs/images", file))
                    .setFullPage(whole));
        }
    }
}
