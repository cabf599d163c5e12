package io.jenkins.plugins.modelgate.worker;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import jenkins.agents.ControllerToAgentFileCallable;

/** Puts one jar into the cache below an agent's root directory. */
record InstallLibrary(Library library, InputStream content) implements ControllerToAgentFileCallable<Void> {
    @Override
    public Void invoke(File root, VirtualChannel channel) throws IOException {
        new LibraryCache(root.toPath()).install(library, content);
        return null;
    }
}
