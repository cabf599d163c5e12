package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.image.Image;
import io.jenkins.plugins.modelgate.engine.image.ImageRules;
import io.jenkins.plugins.modelgate.engine.image.Layout;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.Remark;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.TreeFile;
import io.jenkins.plugins.modelgate.engine.scan.TreeScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the files of one image's file system come to: findings that count, and the files that the report lists. */
final class ImageContents {
    /** Most files that a report lists for one image; what a reader takes has to hold several. */
    private static final int MOST_LISTED = 50_000;

    /** Of what the judges of a tree say about programs, only what leads from a model to one concerns an image. */
    private static final Set<String> TREE_RULES_LEFT_OUT = Set.of(
            "repository/code",
            "repository/script",
            "repository/only-code",
            "repository/served-code",
            "repository/shadowing-module",
            "repository/unportable-name");

    private final Policy policy;
    private final String prefix;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Artifact> artifacts = new ArrayList<>();
    private long models;

    /** @param prefix of every path, empty where the report is about one image alone */
    ImageContents(Policy policy, String prefix) {
        this.policy = policy;
        this.prefix = prefix;
    }

    List<Finding> findings() {
        return findings;
    }

    List<Artifact> artifacts() {
        return artifacts;
    }

    long models() {
        return models;
    }

    void judge(Image image, ImageExamination.Result result) {
        String manifest = Layout.path(image.descriptor().digest());
        result.findings().forEach(finding -> findings.add(moved(finding)));
        List<ImageFile> files = new ArrayList<>(result.files());
        boolean complete = addModels(files, result) && result.complete();
        ModelHomes homes = new ModelHomes(files.stream()
                .filter(file -> !file.file().result().modelFormats().isEmpty())
                .map(ImageFile::directory)
                .toList());
        addStricter(files, result, homes);
        List<String> allowed = policy.texts("modelArtifact.formats");
        Map<String, Long> software = new TreeMap<>();
        List<ImageFile> besideModels = new ArrayList<>();
        int left = 0;
        for (ImageFile file : files) {
            boolean home = homes.isBeside(file.directory());
            if (home) {
                besideModels.add(file);
            }
            if (file.isSoftware(home)) {
                file.findings(home).stream()
                        .filter(finding -> finding.severity().atLeast(Severity.LOW))
                        .forEach(finding -> software.merge(finding.rule(), 1L, Long::sum));
                continue;
            }
            file.findings(home).forEach(finding -> findings.add(at(finding, file.path())));
            formats(file, allowed);
            models += file.isModel() ? 1 : 0;
            if (file.isTelling(home)) {
                if (artifacts.size() < MOST_LISTED
                        || file.artifact(prefix, true).loadable()) {
                    artifacts.add(file.artifact(prefix, true));
                } else {
                    left++;
                }
            }
        }
        tree(besideModels);
        if (!software.isEmpty()) {
            findings.add(Finding.of(
                    ImageRules.SOFTWARE,
                    Location.ofFile(ImagePaths.shown(prefix)),
                    SafeText.of(software.toString(), 2000)));
        }
        if (left > 0) {
            findings.add(Finding.of(
                    ArtifactRules.DROPPED,
                    Location.ofFile(ImagePaths.shown(prefix)),
                    left + " more files are not listed"));
        }
        if (!complete) {
            artifacts.add(new Artifact(manifest, 0, null, "oci-image", Coverage.PARTIAL, true));
        }
    }

    /** Models under the paths that links to directories give them. */
    private boolean addModels(List<ImageFile> files, ImageExamination.Result result) {
        boolean complete = LinkedFiles.visit(result.files(), result.directoryLinks(), (own, linked) -> {
            if (!linked.file().result().modelFormats().isEmpty()) {
                files.add(linked);
            }
        });
        if (!complete) {
            findings.add(Finding.of(
                    ScanRules.LIMIT,
                    Location.ofFile(ImagePaths.shown(prefix)),
                    "links to directories give files more paths than can be looked at"));
        }
        return complete;
    }

    /** What a link to a directory puts beside a model, or takes out of installed software, and was judged as less. */
    private static void addStricter(List<ImageFile> files, ImageExamination.Result result, ModelHomes homes) {
        LinkedFiles.visit(result.files(), result.directoryLinks(), (before, linked) -> {
            boolean home = homes.isBeside(linked.directory());
            boolean homeBefore = homes.isBeside(before.directory());
            boolean stricter = home && !homeBefore || before.isInstalled(homeBefore) && !linked.isInstalled(home);
            if (stricter && linked.file().result().modelFormats().isEmpty()) {
                files.add(linked);
            }
        });
    }

    private void formats(ImageFile file, List<String> allowed) {
        for (String format : file.file().result().modelFormats()) {
            if (!allowed.isEmpty() && !allowed.contains(format)) {
                findings.add(Finding.of(
                        ArtifactRules.FORMAT,
                        Location.ofFile(ImagePaths.shown(prefix + file.path())),
                        format + " is not in " + allowed));
            }
        }
        if (!file.file().result().dropped().isEmpty()) {
            findings.add(Finding.of(
                    ArtifactRules.DROPPED,
                    Location.ofFile(ImagePaths.shown(prefix + file.path())),
                    new TreeMap<>(file.file().result().dropped()).toString()));
        }
    }

    /** The rules that judge a model's directory, for the directories that hold models. */
    private void tree(List<ImageFile> files) {
        List<TreeFile> names = new ArrayList<>();
        List<Remark> remarks = new ArrayList<>();
        Map<String, Boolean> seen = new HashMap<>();
        for (ImageFile file : files) {
            if (seen.putIfAbsent(file.path(), true) == null) {
                names.add(new TreeFile(
                        file.path(),
                        true,
                        file.file().executable(),
                        file.file().result().format()));
            }
            file.file().result().remarks().forEach(remark -> remarks.add(under(remark, file)));
        }
        for (TreeScanner scanner : KnownFormats.treeScanners()) {
            scanner.scan(names, remarks, finding -> {
                if (!TREE_RULES_LEFT_OUT.contains(finding.rule())) {
                    findings.add(moved(finding));
                }
            });
        }
    }

    /** What a file says of others it says of those that lie beside it here. */
    private static Remark under(Remark remark, ImageFile file) {
        return remark.file().equals(file.file().path())
                ? new Remark(remark.kind(), file.path(), remark.member(), remark.value())
                : remark;
    }

    private Finding moved(Finding finding) {
        String file = finding.location().file();
        return file.startsWith("blobs/") ? finding : at(finding, file);
    }

    /** The finding under the name that leads to the file in the image. */
    private Finding at(Finding finding, String path) {
        Location at = finding.location();
        return new Finding(
                finding.rule(),
                finding.severity(),
                finding.title(),
                finding.detail(),
                new Location(ImagePaths.shown(prefix + path), at.member(), at.offset()),
                finding.remediation(),
                finding.references());
    }
}
