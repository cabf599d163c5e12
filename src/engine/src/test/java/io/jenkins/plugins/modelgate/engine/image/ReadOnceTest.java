package io.jenkins.plugins.modelgate.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.modelgate.engine.image.layer.LayerReading;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.scan.Formats;
import io.jenkins.plugins.modelgate.engine.scan.ScanOptions;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What has been read and checked is not read again, when it could be something else. */
public class ReadOnceTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final LayoutBuilder builder = new LayoutBuilder();

    /** Counts the readings that are opened, by name. */
    private static final class Counting extends Layout {
        private final Layout real;
        private final Map<String, Integer> readings = new TreeMap<>();

        Counting(Layout real) {
            this.real = real;
        }

        @Override
        Blob find(String name) throws IOException, ImageException {
            Blob blob = real.find(name);
            return blob == null ? null : new Counted(name, blob, readings);
        }

        @Override
        public void close() throws IOException {
            real.close();
        }
    }

    private record Counted(String name, Blob blob, Map<String, Integer> readings) implements Blob {
        @Override
        public long size() {
            return blob.size();
        }

        @Override
        public InputStream at(long offset) {
            readings.merge(name, 1, Integer::sum);
            return blob.at(offset);
        }

        @Override
        public void checkUnchanged() throws IOException {
            blob.checkUnchanged();
        }

        @Override
        public void close() throws IOException {
            blob.close();
        }
    }

    private Counting layout() throws Exception {
        return new Counting(Layout.open(builder.directory(folder.newFolder().toPath())));
    }

    @Test
    public void documents() throws Exception {
        ObjectNode image = builder.image(new LayerBuilder().file("a", new byte[1]));
        builder.list(builder.add(builder.index(Map.of("linux/amd64", image))), "index");
        try (Counting layout = layout()) {
            ImageSelection.Selected selected =
                    ImageSelection.select(layout, new ImageSelection.Wanted("index", null, null));
            layout.document(selected.top());
            for (Image each : selected.images()) {
                layout.document(each.descriptor());
                layout.document(each.manifest().config());
            }
            Companions.find(layout, layout.index(), Map.of());
            assertThat(layout.readings)
                    .hasSize(4)
                    .allSatisfy((name, count) -> assertThat(count).as(name).isEqualTo(1));
        }
    }

    @Test
    public void aDocumentOfAnotherSizeThanItsSecondDescriptorSays() throws Exception {
        builder.image(new LayerBuilder().file("a", new byte[1]));
        try (Counting layout = layout()) {
            Descriptor right = layout.index().manifests().get(0);
            layout.document(right);
            Descriptor wrong = new Descriptor(
                    right.mediaType(), right.digest(), right.size() + 1, null, null, List.of(), Map.of());
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> layout.document(wrong))
                    .isInstanceOf(ImageException.class);
        }
    }

    @Test
    public void layers() throws Exception {
        builder.image(new LayerBuilder().file("a", new byte[1]));
        try (Counting layout = layout()) {
            Image image = ImageSelection.select(layout, new ImageSelection.Wanted(null, null, null))
                    .images()
                    .get(0);
            Descriptor layer = image.manifest().layers().get(0);
            LayerReading reading = new LayerReading(layout, new Formats(List.of()), ScanOptions.DEFAULT, count -> {});
            LayerReading.Layer read =
                    reading.read(layer, image.config().diffIds().get(0));
            assertThat(read.coverage()).isEqualTo(Coverage.FULL);
            assertThat(read.sha256()).isEqualTo(layer.digest().hex());
            assertThat(layout.readings).containsEntry(Layout.path(layer.digest()), 1);
        }
    }
}
