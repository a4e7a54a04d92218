/// The version of kessai: named in reports and bundles, and compared with `required:` of a project.
package let kessaiVersion = "1.0.0"
