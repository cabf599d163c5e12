package io.jenkins.plugins.modelgate.worker;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import jenkins.agents.ControllerToAgentFileCallable;

/** Asks an agent, at its root directory, which jars it has to be sent. */
record MissingLibraries(ArrayList<Library> libraries) implements ControllerToAgentFileCallable<ArrayList<Library>> {
    @Override
    public ArrayList<Library> invoke(File root, VirtualChannel channel) throws IOException {
        return new LibraryCache(root.toPath()).missing(libraries);
    }
}
