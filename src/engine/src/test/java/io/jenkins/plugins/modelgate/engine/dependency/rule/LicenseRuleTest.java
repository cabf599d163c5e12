package io.jenkins.plugins.modelgate.engine.dependency.rule;

import static io.jenkins.plugins.modelgate.engine.dependency.rule.Parts.judged;
import static io.jenkins.plugins.modelgate.engine.dependency.rule.Parts.licensed;
import static io.jenkins.plugins.modelgate.engine.dependency.rule.Parts.of;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;

/** Licence expressions against denied licences. */
public class LicenseRuleTest {
    private static List<String> of(String license, String... denied) {
        return judged(Parts.of(licensed("some-package", license)), denied);
    }

    @Test
    public void aChoiceThatAvoidsTheDeniedIsAChoice() {
        String denied = "AGPL-3.0-only";
        for (String fine : List.of(
                "MIT",
                "MIT OR AGPL-3.0-only",
                "(AGPL-3.0-only AND BSD-3-Clause) OR Apache-2.0",
                "GPL-3.0-only",
                "LGPL-3.0-or-later",
                "AGPL-1.0-only",
                "mit or agpl-3.0-only",
                "License :: OSI Approved :: MIT License")) {
            assertThat(of(fine, denied)).as(fine).isEmpty();
        }
        for (String bad : List.of(
                "AGPL-3.0-only",
                "AGPL-3.0",
                "AGPL-3.0+",
                "agpl-3.0-or-later",
                "MIT AND AGPL-3.0-only",
                "MIT AND (BSD-3-Clause OR Apache-2.0) AND AGPL-3.0-or-later",
                "AGPL-3.0-only OR AGPL-3.0-or-later",
                "AGPL-3.0-only WITH Classpath-exception-2.0",
                "License :: OSI Approved :: GNU Affero General Public License v3 or later (AGPLv3+)",
                "License :: OSI Approved :: GNU Affero General Public License v3",
                "GNU AGPLv3",
                "AGPLv3",
                "AGPL-3",
                "AGPL-v3",
                "MIT AND AGPL-3+",
                "AGPL-3.0-or-later OR AGPL-3")) {
            assertThat(of(bad, denied)).as(bad).containsExactly("dependency/license-denied HIGH");
        }
    }

    @Test
    public void aDeniedExceptionDeniesThatCombinationAlone() {
        String denied = "GPL-2.0-only WITH Classpath-exception-2.0";
        assertThat(of("GPL-2.0-only WITH Classpath-exception-2.0", denied)).hasSize(1);
        assertThat(of("GPL-2.0-only", denied)).isEmpty();
    }

    @Test
    public void whatCannotBeReadIsToldAndSoIsWhatIsMissing() {
        for (String unclear :
                List.of("see LICENSE file", "MIT OR", "(MIT", "MIT)", "OR", "MIT AND AND MIT", "Ünklar")) {
            assertThat(of(unclear, "AGPL-3.0-only")).as(unclear).containsExactly("dependency/license-unclear MEDIUM");
        }
        for (String nobodys : List.of("AGPL-3.0-evil", "MIT AND Nobodys-1.0", "Copyleft")) {
            assertThat(of(nobodys, "AGPL-3.0-only")).as(nobodys).containsExactly("dependency/license-unclear MEDIUM");
        }
        for (String clear : List.of("MIT OR Nobodys-1.0", "LicenseRef-own", "Apache-2", "GPL-2.0+")) {
            assertThat(of(clear, "AGPL-3.0-only")).as(clear).isEmpty();
        }
        assertThat(of("LGPL-3", "LGPL-3.0-only")).hasSize(1);
        assertThat(of("GPL-2+", "GPL-2.0-only")).hasSize(1);
        assertThat(of("(".repeat(5000) + "MIT", "AGPL-3.0-only")).containsExactly("dependency/license-unclear MEDIUM");
        assertThat(judged(Parts.of(licensed("some-package")), "AGPL-3.0-only"))
                .containsExactly("dependency/license-unknown LOW");
        assertThat(judged(Parts.of(licensed("some-package", "see LICENSE file"))))
                .isEmpty();
    }
}
