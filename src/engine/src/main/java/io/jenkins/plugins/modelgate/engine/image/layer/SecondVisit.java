package io.jenkins.plugins.modelgate.engine.image.layer;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.scan.Replay;
import io.jenkins.plugins.modelgate.engine.scan.archive.tar.TarEntry;
import io.jenkins.plugins.modelgate.engine.scan.archive.tar.TarVisitor;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** Examines some files of a layer once more and passes over the others. */
final class SecondVisit implements TarVisitor {
    private final MemberExamination examination;
    private final Map<Long, List<SecondLook>> looks;

    SecondVisit(MemberExamination examination, Map<Long, List<SecondLook>> looks) {
        this.examination = examination;
        this.looks = looks;
    }

    @Override
    public void entry(TarEntry entry) {
        // judged the first time
    }

    @Override
    public void content(TarEntry entry, long size, InputStream content, @CheckForNull Replay replay)
            throws IOException {
        List<SecondLook> wanted = looks.getOrDefault(entry.at(), List.of());
        for (int i = 0; i < wanted.size(); i++) {
            SecondLook look = wanted.get(i);
            if (i == 0) {
                examination.examine(look.second(), look.path(), content, replay, look.neighbours());
            } else if (replay != null) {
                try (InputStream bytes = replay.openAt(0)) {
                    examination.examine(look.second(), look.path(), bytes, replay, look.neighbours());
                }
            }
        }
    }
}
