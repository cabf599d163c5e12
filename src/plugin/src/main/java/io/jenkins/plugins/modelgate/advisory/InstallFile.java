package io.jenkins.plugins.modelgate.advisory;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import jenkins.agents.ControllerToAgentFileCallable;

/** Puts one file of a snapshot onto an agent. */
record InstallFile(String snapshot, ShippedFile file, InputStream content)
        implements ControllerToAgentFileCallable<Void> {
    @Override
    public Void invoke(File root, VirtualChannel channel) throws IOException {
        new AgentSnapshots(root.toPath()).install(snapshot, file, content);
        return null;
    }
}
