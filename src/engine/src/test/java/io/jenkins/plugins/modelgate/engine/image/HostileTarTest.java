package io.jenkins.plugins.modelgate.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Layouts in tar files whose members another reader unpacks as another layout: none of them is examined as this one. */
public class HostileTarTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final LayoutBuilder layout = new LayoutBuilder();
    private final ObjectNode image = layout.image(new LayerBuilder().file("m.safetensors", Contents.safetensors()));

    private byte[] honest() throws Exception {
        return Files.readAllBytes(layout.tar(folder.newFile().toPath()));
    }

    private Report check(byte[] tar) throws Exception {
        return ImageContentTest.check(Files.write(folder.newFile().toPath(), tar));
    }

    /** One archive of the members of both. */
    private static byte[] joined(byte[] first, byte[] second) throws Exception {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(Arrays.copyOf(first, end(first)));
        both.write(second);
        return both.toByteArray();
    }

    private static int end(byte[] tar) {
        int last = tar.length;
        while (last > 0 && tar[last - 1] == 0) {
            last--;
        }
        return (last + 511) / 512 * 512;
    }

    private void assertRefused(byte[] tar, String what) throws Exception {
        Report report = check(tar);
        assertThat(report.verdict()).as(what).isEqualTo(Verdict.FAILED);
        assertThat(report.artifacts())
                .as(what)
                .noneMatch(artifact -> artifact.format().equals("oci-layer"));
    }

    @Test
    public void theSameArchiveWithNothingAddedPasses() throws Exception {
        assertThat(check(honest()).verdict()).isEqualTo(Verdict.PASSED);
        byte[] other = new LayerBuilder()
                .directory("./blobs")
                .directory("blobs")
                .file("notes", LayoutBuilder.text("x"))
                .archive();
        assertThat(check(joined(other, honest())).verdict()).isEqualTo(Verdict.PASSED);
        byte[] link =
                new LayerBuilder().link("old/layer.tar", "../blobs/sha256/x").archive();
        assertThat(check(joined(link, honest())).verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    public void oneNameInTwoSpellings() throws Exception {
        for (String name : new String[] {
            "index.json",
            "./index.json",
            "././index.json",
            ".//index.json",
            "/index.json",
            "x/../index.json",
            "../index.json",
            "x\\..\\index.json",
            "INDEX.json",
            "blobs/./" + path().substring("blobs/".length()),
            "blobs//" + path().substring("blobs/".length())
        }) {
            byte[] other =
                    new LayerBuilder().file(name, LayoutBuilder.text("{}")).archive();
            assertRefused(joined(other, honest()), name + " before");
            assertRefused(joined(honest(), other), name + " behind");
        }
    }

    private String path() {
        return Layout.path(BlobDigest.of(image.path("digest").asText()).orElseThrow());
    }

    @Test
    public void aFileInPlaceOfADirectoryAndTheOtherWayRound() throws Exception {
        assertRefused(
                joined(honest(), new LayerBuilder().directory("index.json").archive()), "directory");
        assertRefused(joined(honest(), new LayerBuilder().device("./index.json").archive()), "device");
    }

    @Test
    public void aLinkWhereABlobShouldBe() throws Exception {
        LayoutBuilder without = new LayoutBuilder();
        without.image(new LayerBuilder().file("m.safetensors", Contents.safetensors()));
        Map<String, byte[]> moved = new LinkedHashMap<>();
        Path directory = without.directory(folder.newFolder().toPath());
        moved.put("real", Files.readAllBytes(directory.resolve(path())));
        without.remove(path());
        byte[] rest = Files.readAllBytes(without.tar(folder.newFile().toPath()));
        byte[] real = joined(LayoutBuilder.tar(moved), rest);
        assertRefused(joined(real, new LayerBuilder().link(path(), "../../real").archive()), "link");
        assertRefused(joined(real, new LayerBuilder().hardLink(path(), "real").archive()), "hard link");
        assertRefused(
                joined(
                        real,
                        new LayerBuilder().link("./" + path(), "../../real").archive()),
                "spelled link");
        assertRefused(joined(real, new LayerBuilder().link(path(), "/etc/real").archive()), "outside");
    }

    @Test
    public void membersBehindALink() throws Exception {
        for (String[] link : new String[][] {{"blobs", "elsewhere"}, {"./blobs/sha256", "../other"}, {"blobs", "."}}) {
            byte[] first = new LayerBuilder().link(link[0], link[1]).archive();
            assertRefused(joined(first, honest()), link[0] + " to " + link[1]);
        }
    }
}
