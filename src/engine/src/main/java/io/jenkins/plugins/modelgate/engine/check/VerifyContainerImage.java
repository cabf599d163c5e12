package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.artifact.PathNames;
import io.jenkins.plugins.modelgate.engine.artifact.TreeWalk;
import io.jenkins.plugins.modelgate.engine.image.BlobDigest;
import io.jenkins.plugins.modelgate.engine.image.Descriptor;
import io.jenkins.plugins.modelgate.engine.image.Image;
import io.jenkins.plugins.modelgate.engine.image.ImageException;
import io.jenkins.plugins.modelgate.engine.image.ImageSelection;
import io.jenkins.plugins.modelgate.engine.image.ImageSelection.Selected;
import io.jenkins.plugins.modelgate.engine.image.Layout;
import io.jenkins.plugins.modelgate.engine.image.layer.LayerReading;
import io.jenkins.plugins.modelgate.engine.image.layer.LayerReading.Layer;
import io.jenkins.plugins.modelgate.engine.policy.Judge;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Subject;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Is this the image it should be, by whom it should be, on what it should stand, and do the models in it do nothing but
 * load?
 */
public final class VerifyContainerImage implements Check<VerifyContainerImageRequest> {
    private final Clock clock;

    public VerifyContainerImage() {
        this(Clock.systemUTC());
    }

    /** @param clock for time stamps, certificates and the end dates of suppressions */
    public VerifyContainerImage(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "verifyContainerImage";
    }

    @Override
    public Report run(VerifyContainerImageRequest request, Progress progress) throws IOException, InterruptedException {
        Instant started = clock.instant();
        long clockStart = System.nanoTime();
        if (!Files.exists(request.path(), LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(request.path() + ": no such file or directory");
        }
        BaseImages bases = BaseImages.of(request.policy().texts("containerImage.baseImages"), request.baseLayouts());
        Examined examined = new Examined(request, started);
        try (Layout layout = Layout.open(request.path())) {
            examined.image(layout, bases, progress);
        } catch (ImageException e) {
            examined.fault(e);
        }
        examined.metrics.put("milliseconds", (System.nanoTime() - clockStart) / 1_000_000);
        return report(request, examined, started);
    }

    private Report report(VerifyContainerImageRequest request, Examined examined, Instant started) {
        List<Artifact> artifacts = onceEach(examined.artifacts);
        Judge judge = new Judge(request.policy(), LocalDate.ofInstant(started, clock.getZone()));
        Judge.Sorted sorted = judge.sort(examined.findings);
        List<Finding> counting = WorstFirst.of(sorted.counting());
        Verdict verdict = RequiredSignature.verdict(
                request.policy(),
                "containerImage",
                !request.trust().isEmpty(),
                judge,
                counting,
                artifacts,
                examined.metrics);
        return new Report(
                name(),
                verdict,
                examined.subject(artifacts.size()),
                counting,
                sorted.suppressed(),
                artifacts,
                examined.metrics,
                request.policy().name(),
                request.policy().digest(),
                EngineVersion.get(),
                started.truncatedTo(ChronoUnit.MILLIS).toString(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    }

    /** A report names a path once: of several contents under one name, the one that keeps the gate closed. */
    private static List<Artifact> onceEach(List<Artifact> all) {
        Map<String, Artifact> byPath = new TreeMap<>(TreeWalk.PATH_ORDER);
        for (Artifact artifact : all) {
            byPath.merge(
                    artifact.path(),
                    artifact,
                    (first, second) -> Judge.keepsGateClosed(second) && !Judge.keepsGateClosed(first) ? second : first);
        }
        return new ArrayList<>(byPath.values());
    }

    /** What one run gathers. */
    private static final class Examined {
        private final VerifyContainerImageRequest request;
        private final Instant now;
        private final List<Finding> findings = new ArrayList<>();
        private final List<Artifact> artifacts = new ArrayList<>();
        private final Map<String, Object> metrics = new TreeMap<>();
        private String sha256;
        private long bytes;

        Examined(VerifyContainerImageRequest request, Instant now) {
            this.request = request;
            this.now = now;
            metrics.put("signature", "FAILED");
        }

        void fault(ImageException e) {
            findings.add(Finding.of(e.rule(), Location.ofFile(e.where()), SafeText.of(e.getMessage(), 2000)));
            artifacts.add(new Artifact(
                    e.where().isEmpty() ? name() : e.where(), 0, null, Artifact.UNKNOWN, Coverage.NONE, true));
        }

        private String name() {
            String name = PathNames.last(request.path().toAbsolutePath().normalize());
            return SafeText.of(name.isEmpty() ? request.path().toString() : name);
        }

        Subject subject(long files) {
            return new Subject(name(), sha256, null, files, bytes);
        }

        void image(Layout layout, BaseImages bases, Progress progress)
                throws IOException, ImageException, InterruptedException {
            BlobDigest pinned = request.digest() == null
                    ? null
                    : BlobDigest.of(request.digest())
                            .orElseThrow(() -> new IOException(
                                    "digest " + SafeText.quote(request.digest()) + " is not " + BlobDigest.EXPECTED));
            Selected selected = ImageSelection.select(
                    layout, new ImageSelection.Wanted(request.reference(), pinned, request.platform()));
            selected.faults().forEach(this::fault);
            selected.notes()
                    .forEach(note -> findings.add(
                            Finding.of(note.rule(), Location.ofFile(note.where()), SafeText.of(note.text()))));
            Map<BlobDigest, byte[]> signed = manifests(layout, selected);
            layers(layout, selected, bases, progress);
            ImageSignatureCheck signatures = new ImageSignatureCheck(request, now);
            signatures.run(layout, signed);
            findings.addAll(signatures.findings());
            metrics.putAll(signatures.metrics());
            digests(selected);
            metrics.put("images", (long) selected.images().size());
        }

        /** What was examined, and the index through which it was found, if that is something else. */
        private void digests(Selected selected) {
            Descriptor subject = selected.subject();
            if (subject != null) {
                metrics.put("digest", subject.digest().toString());
            }
            if (subject == null || !subject.digest().equals(selected.top().digest())) {
                metrics.put("indexDigest", selected.top().digest().toString());
            }
        }

        /**
         * The documents of the images, for the report; and those of which a signature speaks for what is examined: the
         * subject itself, or the index that lists it by its digest.
         */
        private Map<BlobDigest, byte[]> manifests(Layout layout, Selected selected) throws IOException, ImageException {
            Map<BlobDigest, byte[]> signed = new LinkedHashMap<>();
            signed.put(selected.top().digest(), document(layout, selected.top(), "oci-manifest"));
            for (Image image : selected.images()) {
                document(layout, image.descriptor(), "oci-manifest");
                document(layout, image.manifest().config(), "oci-config");
            }
            Descriptor subject = selected.subject();
            if (subject != null) {
                byte[] own = document(layout, subject, "oci-manifest");
                signed.put(subject.digest(), own);
                sha256 = BlobDigest.ofBytes(own).hex();
            }
            return signed;
        }

        private byte[] document(Layout layout, Descriptor descriptor, String format)
                throws IOException, ImageException {
            byte[] content = layout.document(descriptor);
            String path = Layout.path(descriptor.digest());
            if (artifacts.stream().noneMatch(artifact -> artifact.path().equals(path))) {
                bytes += content.length;
                artifacts.add(new Artifact(
                        path, content.length, BlobDigest.ofBytes(content).hex(), format, Coverage.FULL, true));
            }
            return content;
        }

        private void layers(Layout layout, Selected selected, BaseImages bases, Progress progress)
                throws IOException, InterruptedException {
            long[] extent = ImageLayers.extent(selected.images());
            ProgressMeter meter = new ProgressMeter(progress, extent[0], extent[1]);
            LayerReading reading =
                    new LayerReading(layout, KnownFormats.formats(), ScanOptionsOf.policy(request.policy()), meter);
            ImageLayers layers = ImageLayers.read(selected.images(), reading, request.threads(), meter::fileDone);
            for (Layer layer : layers.all()) {
                findings.addAll(layer.findings());
                bytes += layer.bytes();
                String path = Layout.path(layer.descriptor().digest());
                artifacts.add(new Artifact(path, layer.bytes(), layer.sha256(), "oci-layer", layer.coverage(), true));
            }
            long hidden = 0;
            long models = 0;
            for (Image image : selected.images()) {
                String prefix = selected.images().size() == 1 ? "" : image.platform() + "/";
                ImageExamination.Result result = new ImageExamination(reading, layers.of(image)).run(image);
                ImageContents contents = new ImageContents(request.policy(), SafeText.of(prefix));
                contents.judge(image, result);
                findings.addAll(contents.findings());
                findings.addAll(bases.judge(image));
                artifacts.addAll(contents.artifacts());
                hidden += result.hidden();
                models += contents.models();
                List<BlobDigest> chain = BaseImages.chainIds(image.config().diffIds());
                if (!chain.isEmpty()) {
                    metrics.put(
                            prefix.isEmpty() ? "chainId" : "chainId " + SafeText.of(prefix),
                            chain.get(chain.size() - 1).toString());
                }
            }
            metrics.put("layers", extent[0]);
            metrics.put("hiddenFiles", hidden);
            metrics.put("modelFiles", models);
        }
    }
}
