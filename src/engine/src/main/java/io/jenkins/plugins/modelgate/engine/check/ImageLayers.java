package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.image.BlobDigest;
import io.jenkins.plugins.modelgate.engine.image.Descriptor;
import io.jenkins.plugins.modelgate.engine.image.Image;
import io.jenkins.plugins.modelgate.engine.image.layer.LayerReading;
import io.jenkins.plugins.modelgate.engine.image.layer.LayerReading.Layer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Reads the layers of all images, each layer once however many images have it, several at a time. */
final class ImageLayers {
    private final Map<Key, Layer> layers = new LinkedHashMap<>();

    private ImageLayers() {}

    /** @param done hears of every layer that has been read */
    static ImageLayers read(List<Image> images, LayerReading reading, int threads, Runnable done)
            throws IOException, InterruptedException {
        Map<Key, Descriptor> wanted = new LinkedHashMap<>();
        for (Image image : images) {
            for (int i = 0; i < image.manifest().layers().size(); i++) {
                wanted.putIfAbsent(key(image, i), image.manifest().layers().get(i));
            }
        }
        ImageLayers result = new ImageLayers();
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, Math.min(threads, wanted.size())), task -> {
            Thread thread = new Thread(task, "model-gate-layer");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Map<Key, Future<Layer>> running = new LinkedHashMap<>();
            wanted.entrySet().stream()
                    .sorted((a, b) ->
                            Long.compare(b.getValue().size(), a.getValue().size()))
                    .forEach(each -> running.put(each.getKey(), pool.submit(() -> {
                        Layer layer =
                                reading.read(each.getValue(), each.getKey().diffId());
                        done.run();
                        return layer;
                    })));
            for (Map.Entry<Key, Future<Layer>> each : running.entrySet()) {
                result.layers.put(each.getKey(), each.getValue().get());
            }
            return result;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InterruptedIOException) {
                throw (InterruptedException) new InterruptedException("interrupted").initCause(e);
            }
            throw new IOException("the check failed: " + e.getCause(), e.getCause());
        } finally {
            pool.shutdownNow();
            pool.awaitTermination(10, TimeUnit.SECONDS);
        }
    }

    /** The layers of one image, the lowest first. */
    List<Layer> of(Image image) {
        List<Layer> own = new ArrayList<>();
        for (int i = 0; i < image.manifest().layers().size(); i++) {
            own.add(layers.get(key(image, i)));
        }
        return own;
    }

    /** Every layer once. */
    List<Layer> all() {
        return List.copyOf(layers.values());
    }

    /** Number and compressed size of the layers of some images. */
    static long[] extent(List<Image> images) {
        Map<Key, Long> sizes = new LinkedHashMap<>();
        for (Image image : images) {
            for (int i = 0; i < image.manifest().layers().size(); i++) {
                sizes.put(key(image, i), image.manifest().layers().get(i).size());
            }
        }
        return new long[] {
            sizes.size(), sizes.values().stream().mapToLong(Long::longValue).sum()
        };
    }

    /** A blob may stand under two media types or diff_ids; then it is another layer each time. */
    private static Key key(Image image, int index) {
        Descriptor layer = image.manifest().layers().get(index);
        return new Key(
                layer.digest(),
                layer.size(),
                layer.mediaType(),
                layer.urls(),
                image.config().diffIds().get(index));
    }

    private record Key(BlobDigest digest, long size, String mediaType, List<String> urls, BlobDigest diffId) {}
}
