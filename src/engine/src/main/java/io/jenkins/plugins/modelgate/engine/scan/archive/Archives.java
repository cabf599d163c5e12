package io.jenkins.plugins.modelgate.engine.scan.archive;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.archive.compressed.CompressedRules;
import io.jenkins.plugins.modelgate.engine.scan.archive.compressed.CompressedScanner;
import io.jenkins.plugins.modelgate.engine.scan.archive.tar.TarProfile;
import io.jenkins.plugins.modelgate.engine.scan.archive.tar.TarRules;
import io.jenkins.plugins.modelgate.engine.scan.archive.tar.TarScanner;
import io.jenkins.plugins.modelgate.engine.scan.archive.zip.ZipProfile;
import io.jenkins.plugins.modelgate.engine.scan.archive.zip.ZipRules;
import io.jenkins.plugins.modelgate.engine.scan.archive.zip.ZipScanner;
import java.util.List;
import java.util.stream.Stream;

/** Everything in this room, for the tables of formats and rules. */
public final class Archives {
    /** All rules. */
    public static final List<Rule> RULES = Stream.of(ArchiveRules.ALL, CompressedRules.ALL, TarRules.ALL, ZipRules.ALL)
            .flatMap(List::stream)
            .toList();

    private Archives() {}

    /**
     * All scanners.
     *
     * @param zip formats that are ZIP archives
     * @param tar formats that are tar archives
     */
    public static List<FormatScanner> scanners(List<ZipProfile> zip, List<TarProfile> tar) {
        return Stream.of(
                        List.of(new ZipScanner(zip), new TarScanner(tar)),
                        CompressedScanner.all(),
                        UnsupportedArchive.all())
                .flatMap(List::stream)
                .toList();
    }
}
