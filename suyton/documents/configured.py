"""The document store that the settings name, and what stands before it."""

from suyton.documents.s3_store import S3Store
from suyton.documents.store import FolderStore
from suyton.documents.uploads.taking import CheckedUploads
from suyton.documents.uploads.virus_scan import ClamdScanner
from suyton.domain.upload import UploadRule
from suyton.ports import DocumentStore, Uploads
from suyton.settings import Settings, SettingsFault


def store_of(settings: Settings) -> DocumentStore:
    """The bucket SUYTON_STORE_URL or the folder SUYTON_STORE_DIR; raises SettingsFault for neither."""
    if settings.store_url:
        return S3Store(
            settings.store_url,
            settings.upload_limit_mb,
            endpoint=settings.s3_endpoint_url,
            region=settings.s3_region,
        )
    if settings.store_dir is None:
        raise SettingsFault("SUYTON_STORE_DIR is missing: where documents are kept.")
    return FolderStore(settings.store_dir, settings.upload_limit_mb)


def uploads_of(settings: Settings, store: DocumentStore) -> Uploads:
    """What people hand in, by the province's rule for it, seen by its virus scanner if it has one."""
    rule = UploadRule(settings.upload_kinds, settings.upload_name_letters)
    scanner = ClamdScanner(settings.clamav_address) if settings.clamav_address else None
    return CheckedUploads(store, rule, scanner)
