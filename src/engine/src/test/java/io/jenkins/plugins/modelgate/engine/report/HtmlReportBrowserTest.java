package io.jenkins.plugins.modelgate.engine.report;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.jenkins.plugins.modelgate.engine.LongRunning;
import io.jenkins.plugins.modelgate.engine.Measured;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.junit.rules.TemporaryFolder;

@Category(Measured.class)
public class HtmlReportBrowserTest {
    @ClassRule
    public static final Chromium CHROMIUM = new Chromium();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void isAccessibleAndFits() throws IOException {
        look(Reports.failed(), 1280, ColorScheme.LIGHT);
        look(Reports.hostile(), 320, ColorScheme.DARK);
    }

    @Test
    @Category(LongRunning.class)
    public void everyLookIsAccessibleAndFits() throws IOException {
        List<Report> reports = List.of(Reports.failed(), Reports.passed(), Reports.hostile(), Reports.large(500, 200));
        for (Report report : reports) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                look(report, 1280, scheme);
                look(report, 320, scheme);
            }
        }
    }

    private void look(Report report, int width, ColorScheme scheme) throws IOException {
        try (OpenReport open = open(report, width, scheme)) {
            Page page = open.page();
            page.locator("details").evaluateAll("all => all.forEach(one => one.open = true)");
            assertThat(page.locator("h1")).hasCount(1);
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as("sideways scrolling at %d", width)
                    .isEqualTo(page.evaluate("document.documentElement.clientWidth"));
            AxeResults axe = new AxeBuilder(page).analyze();
            assertThat(axe.getViolations())
                    .as("%s %s %d", report.verdict(), scheme, width)
                    .isEmpty();
            assertThat(open.complaints()).isEmpty();
        }
    }

    @Test
    public void tellsTheVerdictWhatWasFoundAndHowToMendIt() throws IOException {
        try (OpenReport open = open(Reports.failed(), 1280, ColorScheme.LIGHT)) {
            Page page = open.page();
            assertThat(page).hasTitle("FAILED: model – Model Gate");
            assertThat(heading(page, "The gate is closed")).isVisible();
            Locator group = group(page, "The pickle runs code when it is loaded");
            assertThat(group).containsText("weights/a.pt!/archive/data.pkl");
            assertThat(group).containsText("os.system is called with \"id\"");
            assertThat(group).containsText(Reports.UNSAFE.meaning());
            assertThat(group).containsText(Reports.UNSAFE.remediation());
            assertThat(group.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("CWE-502")))
                    .hasAttribute("href", "https://cwe.mitre.org/data/definitions/502.html");
            assertThat(heading(page, "Accepted by the policy")).isVisible();
            assertThat(heading(page, "Not examined to the end")).isVisible();
        }
    }

    @Test
    public void severitiesFilterAndSearchFinds() throws IOException {
        try (OpenReport open = open(Reports.large(2000, 300), 1280, ColorScheme.LIGHT)) {
            Page page = open.page();
            Locator status = page.locator("#finding-status");
            assertThat(status).hasText("300 findings of 3 kinds");
            Locator critical = button(page, "Critical 100");
            critical.click();
            assertThat(critical).hasAttribute("aria-pressed", "false");
            assertThat(status).hasText("200 findings of 300 shown, of 2 kinds");
            critical.click();
            page.getByLabel("Search findings").fill("MODULE_123.function");
            assertThat(status).hasText("1 finding of 300 shown, of 1 kind");
            assertThat(page.locator("mark").first()).hasText("module_123.function");
            page.getByLabel("Search findings").fill("nothing of the kind");
            assertThat(page.getByText("No finding matches.")).isVisible();
            button(page, "Show all findings").click();
            assertThat(status).hasText("300 findings of 3 kinds");
            assertThat(page.getByLabel("Search findings")).isFocused();
            Locator group = group(page, "The pickle runs code when it is loaded");
            assertThat(group.locator(".places > li")).hasCount(6);
            group.getByText("Show more (94 left)").click();
            group.getByText("Show more (44 left)").click();
            assertThat(group.locator(".places > li")).hasCount(100);
            assertThat(group.getByText("Show more")).isHidden();
            assertThat(open.complaints()).isEmpty();
        }
    }

    @Test
    public void filesAreSearchedSortedAndPaged() throws IOException {
        try (OpenReport open = open(Reports.failed(), 1280, ColorScheme.LIGHT)) {
            Page page = open.page();
            Locator rows = page.locator("#file-rows tr");
            assertThat(rows).hasCount(4);
            button(page, "Size").click();
            button(page, "Size").click();
            assertThat(rows.first()).containsText("weights/a.pt");
            assertThat(page.locator("#file-head th").nth(2)).hasAttribute("aria-sort", "descending");
            page.getByLabel("Search files").fill("LEGACY");
            assertThat(rows).hasCount(1);
            assertThat(rows.first()).containsText("In part, loaders open it");
            page.getByLabel("Search files").fill("");
            button(page, "In full 2").click();
            assertThat(rows).hasCount(2);
        }
        try (OpenReport open = open(Reports.large(2000, 3), 1280, ColorScheme.LIGHT)) {
            Page page = open.page();
            assertThat(page.locator("#file-status")).hasText("1 to 50 of 2,000 files");
            button(page, "Last").click();
            assertThat(page.locator("#file-status")).hasText("1,951 to 2,000 of 2,000 files");
            assertThat(page.getByText("Page 40 of 40")).isVisible();
            assertThat(button(page, "First")).isFocused();
        }
    }

    @Test
    public void theKeyboardAloneIsEnough() throws IOException {
        try (OpenReport open = open(Reports.failed(), 1280, ColorScheme.LIGHT)) {
            Page page = open.page();
            page.keyboard().press("Tab");
            assertThat(page.getByText("Skip to the findings")).isFocused();
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            assertThat(button(page, "Critical 1")).isFocused();
            page.keyboard().press("Space");
            assertThat(button(page, "Critical 1")).hasAttribute("aria-pressed", "false");
        }
    }

    @Test
    public void digestsAreCopied() throws IOException {
        try (OpenReport open = open(Reports.failed(), 1280, ColorScheme.LIGHT)) {
            Page page = open.page();
            button(page, "Copy SHA-256").click();
            assertThat(page.locator("#announcer")).not().isEmpty();
        }
    }

    @Test
    public void hostileTextIsShownAsText() throws IOException {
        String million = "<img src=x onerror=alert(1)>".repeat(37_000);
        for (String text : List.of(Reports.HOSTILE, million, "</title></style></script><svg onload=alert(1)>")) {
            try (OpenReport open = open(Reports.hostile(text), 1280, ColorScheme.LIGHT)) {
                Page page = open.page();
                assertThat(page.locator("#finding-list"))
                        .containsText(SafeText.of(text, 60).replace("…", ""));
                assertThat(page.locator("img, iframe, svg[onload]")).hasCount(0);
                assertThat(page.locator("script")).hasCount(1);
                assertThat((String) page.evaluate("document.body.innerText")).doesNotContain("\u202e", "\u2066");
                assertThat(open.complaints()).isEmpty();
            }
        }
    }

    @Test
    public void worksWithoutScript() throws IOException {
        try (OpenReport open = OpenReport.open(
                CHROMIUM,
                OpenReport.look(1280, ColorScheme.LIGHT).setJavaScriptEnabled(false),
                folder.getRoot().toPath(),
                Reports.failed())) {
            Page page = open.page();
            assertThat(heading(page, "The gate is closed")).isVisible();
            Locator group = group(page, "The pickle runs code when it is loaded");
            group.locator("summary").click();
            assertThat(group.getByText(Reports.UNSAFE.remediation())).isVisible();
            assertThat(page.getByText("3 findings: 1 critical, 1 high, 1 low.")).isVisible();
            assertThat(page.getByLabel("Search findings")).isHidden();
            assertThat(page.getByText("The list of single files is shown by this page's script"))
                    .isVisible();
        }
    }

    @Test
    public void aHundredThousandFilesOpenInTime() throws IOException {
        Path root = folder.getRoot().toPath();
        Report report = Reports.large(100_000, 5_000);
        OpenReport.open(CHROMIUM, OpenReport.look(1280, ColorScheme.LIGHT), root, Reports.passed())
                .close();
        try (OpenReport open = open(report, 1280, ColorScheme.LIGHT)) {
            Page page = open.page();
            assertThat(page.locator("#file-status")).hasText("1 to 50 of 100,000 files");
            double opened = ((Number)
                            page.evaluate("performance.timing.loadEventEnd - performance.timing.navigationStart"))
                    .doubleValue();
            System.out.println("100,000 files open in " + opened + " ms");
            assertThat(opened).isLessThan(3000);
            long start = System.nanoTime();
            page.getByLabel("Search files").fill("weights-1099999");
            assertThat(page.locator("#file-status")).hasText("1 to 1 of 1 file that match");
            assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
            assertThat(open.complaints()).isEmpty();
        }
    }

    private OpenReport open(Report report, int width, ColorScheme scheme) throws IOException {
        return OpenReport.open(
                CHROMIUM, OpenReport.look(width, scheme), folder.getRoot().toPath(), report);
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator group(Page page, String title) {
        return page.locator("#finding-list > .group")
                .filter(new Locator.FilterOptions().setHasText(title))
                .first();
    }
}
