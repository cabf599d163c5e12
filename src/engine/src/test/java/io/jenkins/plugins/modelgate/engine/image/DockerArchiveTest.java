package io.jenkins.plugins.modelgate.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Layouts that docker save wrote, and layouts in which docker load would find another image than their index lists. */
public class DockerArchiveTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final LayoutBuilder layout = new LayoutBuilder();
    private final ObjectNode good = layout.manifest(
            new LayerBuilder().file("a", new byte[1]),
            new LayerBuilder().file("m.safetensors", Contents.safetensors()));
    private final ObjectNode evil = layout.manifest(new LayerBuilder().file("m.pkl", Contents.hostilePickle()));

    private Report check(String manifest) throws Exception {
        layout.put("manifest.json", LayoutBuilder.text(manifest));
        return check();
    }

    private Report check() throws Exception {
        Path tar = layout.tar(folder.newFile().toPath());
        Report directory =
                ImageContentTest.check(layout.directory(folder.newFolder().toPath()));
        Report report = ImageContentTest.check(tar);
        assertThat(directory.verdict()).isEqualTo(report.verdict());
        return report;
    }

    private static String path(ObjectNode descriptor) {
        return Layout.path(BlobDigest.of(descriptor.path("digest").asText()).orElseThrow());
    }

    private static ObjectNode entry(ObjectNode manifest) {
        ObjectNode entry = LayoutBuilder.object().put("Config", path((ObjectNode) manifest.get("config")));
        entry.putArray("RepoTags").add("app:1");
        ArrayNode layers = entry.putArray("Layers");
        manifest.get("layers").forEach(layer -> layers.add(path((ObjectNode) layer)));
        return entry;
    }

    private static String list(ObjectNode... entries) {
        ArrayNode list = new ObjectMapper().createArrayNode();
        for (ObjectNode entry : entries) {
            list.add(entry);
        }
        return list.toString();
    }

    private void assertRefused(Report report, String rule) {
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.findings()).extracting(Finding::rule).contains(rule);
    }

    @Test
    public void theSameImageInBothTables() throws Exception {
        layout.list(layout.add(good), "app:1");
        Report report = check(list(entry(good)));
        assertThat(report.verdict()).as(report.findings().toString()).isEqualTo(Verdict.PASSED);
    }

    @Test
    public void anotherImageThanTheIndexLists() throws Exception {
        layout.list(layout.add(good), "app:1");
        assertRefused(check(list(entry(evil))), "image/docker-archive");
        assertRefused(check(list(entry(good), entry(evil))), "image/docker-archive");
        assertRefused(check("[]"), "image/docker-archive");
        assertRefused(check("{}"), "image/docker-archive");
        assertRefused(check("[1]"), "image/docker-archive");
        assertRefused(check("[{}]"), "image/docker-archive");
        assertRefused(check("no JSON"), "image/malformed");
    }

    @Test
    public void theRightImageWithOtherLayers() throws Exception {
        layout.list(layout.add(good), "app:1");
        ObjectNode turned = entry(good);
        ArrayNode layers = (ArrayNode) turned.get("Layers");
        layers.add(layers.remove(0));
        assertRefused(check(list(turned)), "image/docker-archive");
        ObjectNode fewer = entry(good);
        ((ArrayNode) fewer.get("Layers")).remove(0);
        assertRefused(check(list(fewer)), "image/docker-archive");
        ObjectNode other = entry(evil).put("Config", path((ObjectNode) good.get("config")));
        assertRefused(check(list(other)), "image/docker-archive");
        for (String field : new String[] {"layers", "layer\u017f", "CONFIG"}) {
            ObjectNode twice = entry(good);
            twice.set(field, entry(evil).get(field.startsWith("C") ? "Config" : "Layers"));
            assertRefused(check(list(twice)), "image/malformed");
        }
    }

    @Test
    public void theTableOfOlderDockers() throws Exception {
        layout.list(layout.add(good), "app:1");
        layout.put("repositories", LayoutBuilder.text("{\"app\":{\"1\":\"evil\"}}"));
        assertRefused(check(), "image/docker-archive");
        assertThat(check(list(entry(good))).verdict()).isEqualTo(Verdict.PASSED);
    }
}
