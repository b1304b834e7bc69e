//! Words for whether an account is in use, in the languages that files come in, each as people write it there.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::csv_in::squash;

use self::PersonStatus::{Active, Gone};

/// Whether an account is in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonStatus {
    /// It is.
    Active,
    /// It was, or never will be.
    Gone,
}

/// Words for accounts in use; some programs write what somebody may do in their place.
const ACTIVE: &str = "active|enabled|activated|ok|current|confirmed|verified|registered|subscribed|accepted|joined|\
    enrolled|enroled|normal|member|full member|regular member|admin|owner|primary owner|workspace owner|\
    workspace admin|org owner|org admin|guest|multi-channel guest|single-channel guest|reactivated|allowed|unblocked|\
    licensed|aktiv|aktiviert|freigeschaltet|actif|active|activé|activée|activo|activa|habilitado|habilitada|vigente|\
    attivo|attiva|abilitato|actief|ativo|ativa|habilitado|aktywny|aktywna|aktivní|aktívny|aktívna|aktív|activ|activă|\
    aktiverad|aktiveret|aktivert|aktiivinen|aktif|etkin|активен|активный|активна|активная|действующий|активний|\
    ενεργός|ενεργή|ενεργό|有効|在籍|在籍中|在職|在職中|在学|在学中|正常|有效|启用|已启用|啟用|已啟用|活跃|已激活|在职|在读|在校|\
    활성|활성화|재직|재직중|재학|재학중|نشط|نشطة|فعال|مفعل|פעיל|פעילה";

/// Words for accounts out of use.
const GONE: &str = "deleted|to be deleted|inactive|not active|suspended|archived|deactivated|disabled|blocked|\
    sign-in blocked|withdrawn|left|leaver|unsubscribed|cleaned|completed|concluded|terminated|removed|banned|expelled|\
    excluded|resigned|former|expired|erased|bot|departed|closed|dropped|graduated|deceased|revoked|canceled|cancelled|\
    ended|quit|exited|offboarded|rejected|declined|bounced|\
    inaktiv|nicht aktiv|gesperrt|deaktiviert|gelöscht|ausgeschieden|ausgetreten|gekündigt|abgemeldet|ehemalig|\
    exmatrikuliert|inactif|inactive|désactivé|désactivée|supprimé|supprimée|suspendu|suspendue|radié|radiée|bloqué|\
    inactivo|inactiva|desactivado|desactivada|eliminado|eliminada|suspendido|suspendida|baja|de baja|bloqueado|bloqueada|\
    inattivo|inattiva|disattivato|disattivata|eliminato|eliminata|bloccato|bloccata|sospeso|sospesa|cessato|cessata|\
    inativo|inativa|desativado|desativada|excluído|excluída|suspenso|suspensa|desligado|desligada|\
    inactief|niet actief|verwijderd|geblokkeerd|uitgeschreven|gedeactiveerd|opgeschort|\
    nieaktywny|nieaktywna|usunięty|usunięta|zablokowany|zablokowana|zawieszony|zawieszona|zwolniony|zwolniona|\
    neaktivní|smazán|smazaný|zablokovaný|zrušený|neaktívny|neaktívna|vymazaný|vymazaná|inaktív|nem aktív|törölt|letiltott|\
    felfüggesztett|inactiv|inactivă|șters|ștearsă|suspendat|suspendată|dezactivat|dezactivată|blocat|\
    borttagen|avstängd|inaktiverad|spärrad|raderad|slettet|deaktiveret|deaktivert|spærret|sperret|udmeldt|utmeldt|\
    poistettu|suljettu|eronnut|ei aktiivinen|epäaktiivinen|silindi|silinmiş|pasif|askıya alındı|engellendi|ayrıldı|\
    неактивен|неактивный|неактивна|неактивная|не активен|отключен|отключён|отключена|удален|удалён|удалена|заблокирован|\
    заблокирована|уволен|уволена|отчислен|отчислена|выбыл|выбыла|неактивний|видалений|видалено|заблокований|звільнений|\
    звільнено|відрахований|деактивиран|изтрит|блокиран|напуснал|\
    ανενεργός|ανενεργή|ανενεργό|απενεργοποιημένος|διαγραμμένος|διεγράφη|αποχώρησε|\
    無効|退会|退会済み|退会済|退職|退職済み|退学|削除|削除済み|削除済|停止|停止中|卒業|\
    无效|禁用|已禁用|停用|已停用|离职|已离职|离校|注销|已注销|已删除|删除|已冻结|冻结|毕业|離職|已離職|已刪除|停權|已停權|\
    비활성|비활성화|탈퇴|퇴사|퇴직|퇴학|삭제|삭제됨|정지|차단|졸업|غير نشط|غير نشطة|معطل|محذوف|محظور|موقوف|\
    לא פעיל|לא פעילה|מושבת|נמחק|חסום";

const YES: &str = "true|yes|1|y|t|x|on|ja|oui|si|wahr|vrai|checked|sim|tak|ano|áno|igen|da|kyllä|evet|да|так|ναι|はい|是|예|네|نعم|כן";
const NO: &str = "false|no|0|n|f|off|nein|non|nee|falsch|faux|never|none|não|nie|ne|nem|nu|nei|nej|ei|hayır|нет|не|ні|όχι|\
    いいえ|否|아니오|아니요|لا|לא";

static STATUSES: LazyLock<HashMap<String, PersonStatus>> = LazyLock::new(|| words(&[(ACTIVE, Active), (GONE, Gone)]));
static ANSWERS: LazyLock<HashMap<String, bool>> = LazyLock::new(|| words(&[(YES, true), (NO, false)]));

fn words<M: Copy>(lists: &[(&str, M)]) -> HashMap<String, M> {
    lists.iter().flat_map(|(words, meant)| words.split('|').map(|word| (squash(word), *meant))).collect()
}

/// What a word says by itself.
pub(super) fn says(word: &str) -> Option<PersonStatus> {
    STATUSES.get(&squash(word)).copied()
}

/// Whether a word means yes, or no.
pub(super) fn is_yes(word: &str) -> Option<bool> {
    ANSWERS.get(&squash(word)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_says_both() {
        for (lists, both) in [([ACTIVE, GONE], "accounts"), ([YES, NO], "answers")] {
            let [first, second] = lists.map(|words| words.split('|').map(squash).collect::<Vec<_>>());
            assert!(first.iter().all(|word| !word.is_empty() && !second.contains(word)), "{both}");
        }
    }
}
