package io.jenkins.plugins.modelgate.engine.configuration.syntax;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationFile;
import java.util.regex.Pattern;

/** Files that a shell reads. */
public final class ShellScript {
    private static final Pattern NAME = Pattern.compile(".*\\.(?:sh|bash|zsh|ksh)|procfile");
    private static final Pattern FIRST =
            Pattern.compile("(?s)#!\\s*/\\S*(?:/|env\\s+(?:-S\\s+)?)(?:ba|da|z|k|a|mk)?sh\\b.*");

    private ShellScript() {}

    /** Whether a file is one: by its name, or because its first line names a shell. */
    public static boolean is(ConfigurationFile file) {
        return NAME.matcher(file.lowerName()).matches()
                || DotEnv.isScript(file.lowerName())
                || FIRST.matcher(file.beginning()).matches();
    }
}
