package io.jenkins.plugins.modelgate.approval;

import hudson.security.AuthorizationStrategy;
import hudson.security.SecurityRealm;
import java.util.HashMap;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.RealJenkinsRule;

/** A controller that is killed with requests in every state: the plugin as it is installed, and every acknowledged answer. */
public class ApprovalKillTest {
    @Rule
    public RealJenkinsRule rr = new RealJenkinsRule();

    @Test
    public void everyStateComesThroughAndBuildsGoOn() throws Throwable {
        rr.startJenkins();
        HashMap<String, String> ids = rr.runRemotely(ApprovalKillTest::begin);
        rr.stopJenkinsForcibly();
        rr.startJenkins();
        rr.runRemotely(new After(ids));
    }

    private static HashMap<String, String> begin(JenkinsRule r) throws Exception {
        HashMap<String, String> ids = Fate.begin(r);
        // A Jenkins of its own does not know the tests' realm when it starts.
        r.jenkins.setSecurityRealm(SecurityRealm.NO_AUTHENTICATION);
        r.jenkins.setAuthorizationStrategy(AuthorizationStrategy.UNSECURED);
        return ids;
    }

    private record After(HashMap<String, String> ids) implements RealJenkinsRule.Step {
        @Override
        public void run(JenkinsRule r) throws Throwable {
            Fate.end(r, ids);
        }
    }
}
