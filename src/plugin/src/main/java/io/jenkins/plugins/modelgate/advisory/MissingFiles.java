package io.jenkins.plugins.modelgate.advisory;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import jenkins.agents.ControllerToAgentFileCallable;

/** Asks an agent, at its root directory, which files of a snapshot it has to be sent. */
record MissingFiles(String snapshot, ArrayList<ShippedFile> files)
        implements ControllerToAgentFileCallable<ArrayList<ShippedFile>> {
    @Override
    public ArrayList<ShippedFile> invoke(File root, VirtualChannel channel) throws IOException {
        return new AgentSnapshots(root.toPath()).missing(snapshot, files);
    }
}
