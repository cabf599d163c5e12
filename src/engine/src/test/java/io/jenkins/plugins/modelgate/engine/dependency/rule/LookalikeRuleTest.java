package io.jenkins.plugins.modelgate.engine.dependency.rule;

import static io.jenkins.plugins.modelgate.engine.dependency.rule.Parts.judged;
import static io.jenkins.plugins.modelgate.engine.dependency.rule.Parts.of;
import static io.jenkins.plugins.modelgate.engine.dependency.rule.Parts.python;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.Test;

/** Names that are meant to be taken for others. */
public class LookalikeRuleTest {
    private static List<String> of(String name) {
        return judged(Parts.of(python("uv.lock", name, "1.0", Pin.HASHED)));
    }

    @Test
    public void oneEditFromAPopularNameIsFound() {
        // Real ones: all of these were published on PyPI to steal (see the OpenSSF's malicious packages), or stand for
        // them.
        for (String name : List.of(
                "reqests",
                "requestss",
                "reqeusts",
                "pytorchlightning",
                "tensorflwo",
                "tenserflow",
                "numpyy",
                "nunpy",
                "pandsa",
                "scikitlearn",
                "scikit-leam",
                "transformes",
                "huggingfacehub",
                "0penai",
                "opena1",
                "matplotllb",
                "beautifulsoup-4",
                "tdqm",
                "pyyml",
                "urlib3")) {
            assertThat(of(name)).as(name).containsExactly("dependency/look-alike HIGH");
        }
    }

    @Test
    public void popularAndKnownNamesAreNotFound() {
        for (String name : List.of(
                "requests",
                "Torch",
                "scikit_learn",
                "grequests",
                "whisperx",
                "tensorboardx",
                "cattrs",
                "ngboost",
                "torchx",
                "my-company-models",
                "x",
                "six",
                "sox",
                "jaxlie",
                "h2")) {
            assertThat(of(name)).as(name).isEmpty();
        }
    }

    /** gaxios has more downloads than most packages; loadash has many, too, all of them by mistake. */
    @Test
    public void namesThatManyInstallAreNoImitations() {
        for (String name : List.of("gaxios", "tslint", "preact", "uid")) {
            assertThat(PopularNames.NPM.imitated(name)).as(name).isNull();
        }
        assertThat(PopularNames.NPM.imitated("loadash")).isEqualTo("lodash");
        assertThat(PopularNames.NPM.imitated("axois")).isEqualTo("axios");
        assertThat(PopularNames.PYPI.imitated("panda")).isEqualTo("pandas");
    }

    @Test
    public void lettersOfOtherAlphabetsAreFound() {
        for (String name : List.of("рandas", "numрy", "tоrch", "numpy\u200b", "ｎumpy")) {
            assertThat(of(name)).as(name).contains("dependency/name-letters HIGH");
        }
    }

    @Test
    public void everyEditOfEveryLongNameIsFound() {
        Random random = new Random(20261126);
        PopularNames names = PopularNames.PYPI;
        List<String> missed = new ArrayList<>();
        for (String name : List.of("tensorflow", "transformers", "matplotlib", "lightgbm", "safetensors", "datasets")) {
            for (int i = 0; i < 200; i++) {
                int at = random.nextInt(name.length() - 1);
                String letter = String.valueOf((char) ('a' + random.nextInt(26)));
                String edited = switch (random.nextInt(4)) {
                    case 0 -> name.substring(0, at) + name.substring(at + 1);
                    case 1 -> name.substring(0, at) + letter + name.substring(at);
                    case 2 -> name.substring(0, at) + letter + name.substring(at + 1);
                    default -> name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
                };
                if (!edited.equals(name) && names.imitated(edited) == null && !edited.equals("dataset")) {
                    missed.add(edited);
                }
            }
        }
        assertThat(missed).isEmpty();
    }
}
