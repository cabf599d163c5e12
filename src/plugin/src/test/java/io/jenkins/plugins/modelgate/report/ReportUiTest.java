package io.jenkins.plugins.modelgate.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import hudson.model.FreeStyleBuild;
import io.jenkins.plugins.darktheme.DarkThemeSystemManagerFactory;
import io.jenkins.plugins.modelgate.Chromium;
import io.jenkins.plugins.thememanager.ThemeManagerPageDecorator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The build's pages in a real browser: no console error, no policy violation, nothing that stops assistive technology. */
public class ReportUiTest {

    @org.junit.Rule
    public JenkinsRule r = new JenkinsRule();

    @ClassRule
    public static final Chromium CHROMIUM = new Chromium();

    private final List<String> complaints = new ArrayList<>();

    @Test
    public void pagesAreSoundInEveryLight() throws Exception {
        ThemeManagerPageDecorator.get().setTheme(new DarkThemeSystemManagerFactory());
        FreeStyleBuild build = r.buildAndAssertSuccess(r.createFreeStyleProject("model"));
        ModelGateReports.attach(build, SampleReports.passed(), null);
        String failed =
                ModelGateReports.attach(build, SampleReports.failed(), null).id();
        String hostile =
                ModelGateReports.attach(build, SampleReports.hostile(), null).id();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : Chromium.widths(scheme)) {
                try (BrowserContext context = CHROMIUM.browser()
                        .newContext(new Browser.NewContextOptions()
                                .setColorScheme(scheme)
                                .setViewportSize(width, 900))) {
                    Page page = Chromium.page(context, complaints);
                    look(page, build, "model-gate/", "tab", scheme, width);
                    look(page, build, "model-gate/report/" + failed + "/", "report", scheme, width);
                    look(page, build, "model-gate/report/" + hostile + "/", "hostile", scheme, width);
                    look(page, build, "", "build", scheme, width);
                }
            }
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    public void keyboardAndLinksLeadToTheReport() throws Exception {
        FreeStyleBuild build = r.buildAndAssertSuccess(r.createFreeStyleProject("model"));
        ModelGateReports.attach(build, SampleReports.failed(), null);
        try (BrowserContext context = CHROMIUM.browser().newContext()) {
            Page page = Chromium.page(context, complaints);
            page.navigate(r.getURL() + build.getUrl());
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Model Gate"))
                    .first()
                    .press("Enter");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Open the report"))
                    .press("Enter");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("1 critical"))
                    .press("Enter");
            assertThat(page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Findings"))
                            .innerText())
                    .contains("posix.system")
                    .doesNotContain("auto_map");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("All gates of this build"))
                    .press("Enter");
            page.waitForURL("**/model-gate/");
        }
        assertThat(complaints).isEmpty();
    }

    private void look(Page page, FreeStyleBuild build, String path, String name, ColorScheme scheme, int width)
            throws Exception {
        page.navigate(r.getURL() + build.getUrl() + path);
        String what = name + " " + scheme + " " + width;
        List<Rule> violations = new AxeBuilder(page)
                .include(List.of("#main-panel"))
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze()
                .getViolations();
        for (Rule violation : violations) {
            boolean ours = !path.isEmpty() && Set.of("serious", "critical").contains(violation.getImpact());
            if (ours) {
                complaints.add(what + ": " + violation.getId() + " " + violation.getNodes());
            }
        }
        Object sideways = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
        if (!path.isEmpty() && Boolean.TRUE.equals(sideways)) {
            complaints.add(what + ": scrolls sideways");
        }
        if (!name.equals("hostile")) {
            Chromium.picture(page, name, scheme, width, width == 320);
        }
    }
}
