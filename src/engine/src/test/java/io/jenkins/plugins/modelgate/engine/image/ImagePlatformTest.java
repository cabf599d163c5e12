package io.jenkins.plugins.modelgate.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.modelgate.engine.check.Progress;
import io.jenkins.plugins.modelgate.engine.check.VerifyContainerImage;
import io.jenkins.plugins.modelgate.engine.check.VerifyContainerImageRequest;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import io.jenkins.plugins.modelgate.engine.signature.trust.CallerTrust;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** One platform of an index: which image that is, and that the report speaks of no other one. */
public class ImagePlatformTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final LayoutBuilder layout = new LayoutBuilder();
    private ObjectNode intel;
    private ObjectNode arm;
    private ObjectNode index;

    @Before
    public void twoPlatforms() {
        intel = layout.add(layout.manifest(new LayerBuilder().file("m.safetensors", Contents.safetensors())));
        arm = layout.add(layout.manifest(new LayerBuilder().file("m.pkl", Contents.hostilePickle())));
        index = layout.add(layout.index(new TreeMap<>(Map.of("linux/amd64", intel, "linux/arm64", arm))));
        layout.list(index);
    }

    private Report check(LayoutBuilder own, String digest, String platform, KeyPair trusted) throws Exception {
        return new VerifyContainerImage()
                .run(
                        new VerifyContainerImageRequest(
                                own.directory(folder.newFolder().toPath()),
                                Policy.defaults(),
                                null,
                                digest,
                                platform,
                                List.of(),
                                trusted == null ? List.of() : CallerTrust.entries(ImageSignatureTest.trusting(trusted)),
                                true,
                                2),
                        Progress.SILENT);
    }

    private static String digest(ObjectNode descriptor) {
        return descriptor.path("digest").asText();
    }

    private void sign(KeyPair pair, ObjectNode descriptor) throws Exception {
        byte[] payload = ImageSignatureTest.payload(digest(descriptor));
        layout.list(
                ImageSignatureTest.legacy(layout, payload, ImageSignatureTest.sign(pair, payload)),
                ImageSignatureTest.tag(descriptor));
    }

    @Test
    public void theSubjectIsWhatWasExamined() throws Exception {
        for (String pinned : new String[] {null, digest(index)}) {
            Report report = check(layout, pinned, "linux/amd64", null);
            assertThat(report.verdict()).as(report.findings().toString()).isEqualTo(Verdict.PASSED);
            assertThat("sha256:" + report.subject().sha256()).isEqualTo(digest(intel));
            assertThat(report.metrics())
                    .containsEntry("digest", digest(intel))
                    .containsEntry("indexDigest", digest(index));
        }
        Report all = check(layout, null, null, null);
        assertThat("sha256:" + all.subject().sha256()).isEqualTo(digest(index));
        assertThat(all.metrics()).containsEntry("digest", digest(index)).doesNotContainKey("indexDigest");
        assertThat(all.verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    public void whatCannotBeExaminedHasNoDigest() throws Exception {
        layout.remove(Layout.path(BlobDigest.of(digest(intel)).orElseThrow()));
        Report report = check(layout, null, "linux/amd64", null);
        assertThat(report.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(report.subject().sha256()).isNull();
        assertThat(report.metrics()).containsEntry("indexDigest", digest(index)).doesNotContainKey("digest");
    }

    @Test
    public void aSignatureOfTheImageOrOfTheIndexThatListsItCounts() throws Exception {
        KeyPair ofIndex = ImageSignatureTest.pair();
        KeyPair ofIntel = ImageSignatureTest.pair();
        KeyPair ofArm = ImageSignatureTest.pair();
        sign(ofIndex, index);
        sign(ofIntel, intel);
        sign(ofArm, arm);
        Report byIndex = check(layout, null, "linux/amd64", ofIndex);
        assertThat(byIndex.metrics())
                .containsEntry("signature", "VERIFIED")
                .containsEntry("signedDigest", digest(index))
                .containsEntry("digest", digest(intel));
        assertThat(check(layout, null, "linux/amd64", ofIntel).metrics())
                .containsEntry("signature", "VERIFIED")
                .containsEntry("signedDigest", digest(intel));
        assertThat(check(layout, null, "linux/amd64", ofArm).metrics()).containsEntry("signature", "FAILED");
        // The index is more than its image.
        assertThat(check(layout, null, null, ofIntel).metrics()).containsEntry("signature", "FAILED");
    }

    @Test
    public void aSignatureOfTheOnlyImageIsNoneOfItsIndex() throws Exception {
        LayoutBuilder own = new LayoutBuilder();
        ObjectNode image = own.add(own.manifest(new LayerBuilder().file("a", new byte[1])));
        own.list(own.add(own.index(Map.of("linux/amd64", image))));
        KeyPair pair = ImageSignatureTest.pair();
        byte[] payload = ImageSignatureTest.payload(digest(image));
        own.list(
                ImageSignatureTest.legacy(own, payload, ImageSignatureTest.sign(pair, payload)),
                ImageSignatureTest.tag(image));
        assertThat(check(own, null, "linux/amd64", pair).metrics()).containsEntry("signature", "VERIFIED");
        assertThat(check(own, null, null, pair).metrics()).doesNotContainEntry("signature", "VERIFIED");
    }

    private static boolean same(String first, String second) {
        return Platform.of(first).orElseThrow().matches(Platform.of(second).orElseThrow());
    }

    @Test
    public void platformsAreComparedAsRuntimesDo() {
        String[][] equal = {
            {"linux/amd64", "linux/x86_64"},
            {"linux/amd64", "Linux/x86-64/v1"},
            {"linux/arm64", "linux/aarch64/v8"},
            {"linux/arm64/8", "linux/arm64"},
            {"linux/arm64/v9", "linux/arm64/9"},
            {"linux/arm", "linux/arm/v7"},
            {"linux/armhf", "linux/arm/7"},
            {"linux/armel", "linux/arm/6"},
            {"linux/386", "linux/i386"},
            {"macos/arm64", "darwin/arm64"},
        };
        for (String[] pair : equal) {
            assertThat(same(pair[0], pair[1])).as(pair[0] + " " + pair[1]).isTrue();
        }
        String[][] different = {
            {"linux/amd64", "linux/amd64/v3"},
            {"linux/arm", "linux/arm/v6"},
            {"linux/arm", "linux/arm64"},
            {"linux/arm64", "linux/arm64/v9"},
            {"linux/amd64", "windows/amd64"},
        };
        for (String[] pair : different) {
            assertThat(same(pair[0], pair[1])).as(pair[0] + " " + pair[1]).isFalse();
        }
        for (String none : new String[] {"linux", "", "linux/", "/amd64", "linux/arm/v7/x"}) {
            assertThat(Platform.of(none)).as(none).isEmpty();
        }
    }

    @Test
    public void aPlatformUnderAnotherSpellingIsFound() throws Exception {
        assertThat(check(layout, null, "linux/x86_64", null).metrics()).containsEntry("digest", digest(intel));
        assertThat(check(layout, null, "linux/aarch64/v8", null).verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    public void twoImagesForOnePlatformAreRefusedByName() throws Exception {
        LayoutBuilder own = new LayoutBuilder();
        ObjectNode one = own.add(own.manifest(new LayerBuilder().file("a", new byte[1])));
        ObjectNode two = own.add(own.manifest(new LayerBuilder().file("b", new byte[1])));
        own.list(own.add(own.index(new TreeMap<>(Map.of("linux/amd64", one, "linux/x86_64", two)))));
        Report report = check(own, null, "linux/amd64", null);
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.findings()).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo("image/platform");
            assertThat(finding.detail()).contains(digest(one), digest(two));
        });
        LayoutBuilder listedTwice = new LayoutBuilder();
        ObjectNode same = listedTwice.add(listedTwice.manifest(new LayerBuilder().file("a", new byte[1])));
        listedTwice.list(
                listedTwice.add(listedTwice.index(new TreeMap<>(Map.of("linux/amd64", same, "linux/x86_64", same)))));
        assertThat(check(listedTwice, null, "linux/amd64", null).verdict()).isEqualTo(Verdict.PASSED);
    }
}
