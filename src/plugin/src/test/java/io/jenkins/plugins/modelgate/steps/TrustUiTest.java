package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.jenkins.plugins.darktheme.DarkThemeSystemManagerFactory;
import io.jenkins.plugins.modelgate.Chromium;
import io.jenkins.plugins.modelgate.SigningKeys;
import io.jenkins.plugins.modelgate.config.ModelArtifactSection;
import io.jenkins.plugins.modelgate.config.ModelGateConfiguration;
import io.jenkins.plugins.modelgate.config.ModelGatePolicy;
import io.jenkins.plugins.modelgate.config.TrustedKey;
import io.jenkins.plugins.thememanager.ThemeManagerPageDecorator;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The form of trusted signers in a real browser: an administrator tries an entry before the first model comes. */
public class TrustUiTest {
    private static final String STATEMENT =
            "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"name\":\"m\","
                    + "\"digest\":{\"sha256\":\"%s\"}}],\"predicateType\":\"https://model_signing/signature/v1.0\",\"predicate\":{"
                    + "\"resources\":[{\"name\":\"a\",\"digest\":\"%s\",\"algorithm\":\"sha256\"}],\"serialization\":"
                    + "{\"method\":\"files\",\"hash_type\":\"sha256\",\"allow_symlinks\":false,\"ignore_paths\":[]}}}";

    /** SHA-256 of nothing, and of those 32 bytes. */
    private static final String FILE = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static final String ROOT = "5df6e0e2761359d30a8275058e299fcc0381534545f55cf43e41983f5d4c9456";

    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    @ClassRule
    public static final Chromium CHROMIUM = new Chromium();

    private final List<String> complaints = new ArrayList<>();

    @Test
    public void anEntryIsTriedOnASignature() throws Exception {
        ThemeManagerPageDecorator.get().setTheme(new DarkThemeSystemManagerFactory());
        KeyPair release = SigningKeys.pair();
        trust(release);
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (BrowserContext context = CHROMIUM.browser()
                    .newContext(new Browser.NewContextOptions()
                            .setColorScheme(scheme)
                            .setViewportSize(1280, 900))) {
                Page page = Chromium.page(context, complaints);
                page.navigate(r.getURL() + "manage/configureSecurity/");
                Locator entry = page.locator("[name=trust]")
                        .filter(new Locator.FilterOptions().setHasText("Check a signature"))
                        .first();
                entry.scrollIntoViewIfNeeded();
                open(entry);
                answers(entry, bundle(release), "Verified: signed by");
                answers(entry, bundle(SigningKeys.pair()), "Signed by somebody who is not trusted");
                answers(entry, "hello", "Paste the content of a model.sig");
                List<Rule> violations = new AxeBuilder(page)
                        .include(List.of("[name=trust]"))
                        // Jenkins' own form tags: labels in repeated sections have no "for", and its red is too light.
                        .disableRules(List.of("label", "select-name", "color-contrast"))
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                        .analyze()
                        .getViolations();
                assertThat(violations)
                        .as(scheme.name())
                        .extracting(violation -> violation.getId() + " " + violation.getNodes())
                        .isEmpty();
                Chromium.picture(page, "trust", scheme, 1280, false);
                assertThat(complaints).isEmpty();
            }
        }
    }

    private static void open(Locator entry) {
        entry.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Check a signature"))
                .press("Enter");
    }

    private static void answers(Locator entry, String signature, String answer) {
        entry.locator("textarea[name='_.sample']").fill(signature);
        entry.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Check this signature"))
                .press("Enter");
        entry.getByText(answer).waitFor(new Locator.WaitForOptions().setTimeout(60_000));
    }

    private static void trust(KeyPair release) {
        ModelArtifactSection section = new ModelArtifactSection();
        TrustedKey key = new TrustedKey(SigningKeys.pem(release.getPublic()));
        key.setName("release key");
        section.setTrust(List.of(key));
        ModelGatePolicy policy = new ModelGatePolicy("production");
        policy.setModelArtifact(section);
        ModelGateConfiguration.get().setPolicies(List.of(policy));
    }

    /** A signature of a model with one empty file, made by hand after the format's specification. */
    private static String bundle(KeyPair signer) throws Exception {
        byte[] payload = String.format(STATEMENT, ROOT, FILE).getBytes(StandardCharsets.UTF_8);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(signer.getPrivate());
        signature.update(
                ("DSSEv1 28 application/vnd.in-toto+json " + payload.length + " ").getBytes(StandardCharsets.UTF_8));
        signature.update(payload);
        Base64.Encoder base64 = Base64.getEncoder();
        return "{\"mediaType\":\"application/vnd.dev.sigstore.bundle.v0.3+json\",\"verificationMaterial\":{\"publicKey\":"
                + "{\"hint\":\"\"}},\"dsseEnvelope\":{\"payloadType\":\"application/vnd.in-toto+json\",\"payload\":\""
                + base64.encodeToString(payload) + "\",\"signatures\":[{\"sig\":\""
                + base64.encodeToString(signature.sign()) + "\"}]}}";
    }
}
