// Makes two pipelines over the demo's models and runs each once. Jenkins executes this at start, in the demo only.
import hudson.model.Cause
import hudson.model.CauseAction
import jenkins.model.Jenkins
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition
import org.jenkinsci.plugins.workflow.job.WorkflowJob

def models = System.getProperty('modelgate.demo')
['published-model': 'model', 'tampered-model': 'tampered'].each { name, folder ->
    def jenkins = Jenkins.get()
    def job = jenkins.getItem(name) ?: jenkins.createProject(WorkflowJob, name)
    job.definition = new CpsFlowDefinition("""
        pipeline {
            agent any
            stages {
                stage('Verify model') {
                    steps {
                        dir('${models}') {
                            verifyModelArtifact path: '${folder}'
                        }
                    }
                }
            }
        }
    """.stripIndent(), true)
    job.save()
    job.scheduleBuild2(0, new CauseAction(new Cause.UserIdCause()))
}
