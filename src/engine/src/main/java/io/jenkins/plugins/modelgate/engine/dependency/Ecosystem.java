package io.jenkins.plugins.modelgate.engine.dependency;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Locale;

/** Where packages of one kind come from: how their names compare, and what purl and OSV call the place. */
public enum Ecosystem {
    PYPI("pypi", "PyPI"),
    NPM("npm", "npm"),
    MAVEN("maven", "Maven"),
    /** OSV has no advisories for conda: a conda package of a Python project is looked for as what it repackages. */
    CONDA("conda", null),
    GENERIC("generic", null);

    private final String purlType;
    private final String osvName;

    Ecosystem(String purlType, String osvName) {
        this.purlType = purlType;
        this.osvName = osvName;
    }

    /** Type in a package URL. */
    public String purlType() {
        return purlType;
    }

    /** Name in OSV's {@code affected[].package.ecosystem}, or null where OSV knows none. */
    @CheckForNull
    public String osvName() {
        return osvName;
    }

    /**
     * The one spelling of a name. PyPI: PEP 503, lower case with runs of {@code -_.} as one hyphen. Maven:
     * {@code group:artifact}. Others as they are.
     */
    public String normalise(String name) {
        return this == PYPI ? name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-") : name;
    }
}
