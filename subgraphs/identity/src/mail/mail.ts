import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import nodemailer from 'nodemailer';

export type Mail = { to: string; subject: string; text: string };

/** Hands a mail over, or throws. */
export type SendMail = (mail: Mail) => Promise<void>;

/** To the server at `smtpUrl`, else as an .eml file in `folder`, where a person can open it. */
export function createMailer({ smtpUrl, from, folder }: { smtpUrl?: string; from: string; folder: string }): SendMail {
  if (smtpUrl) {
    const transport = nodemailer.createTransport(smtpUrl);
    return async (mail) => void (await transport.sendMail({ from, ...mail }));
  }
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  return async (mail) => {
    const { message } = await transport.sendMail({ from, ...mail });
    await mkdir(folder, { recursive: true });
    const file = join(folder, `${new Date().toISOString().replaceAll(':', '-')}-${addressKey(mail.to)}.eml`);
    // Seen whole or not at all.
    await writeFile(`${file}.part`, message as Buffer, { mode: 0o600 });
    await rename(`${file}.part`, file);
  };
}

/** The newest mail to the address among the files in `folder`; null when there is none. */
export async function lastMail(folder: string, to: string): Promise<string | null> {
  const files = await readdir(folder).catch(() => []);
  const newest = files
    .filter((name) => name.endsWith(`-${addressKey(to)}.eml`))
    .sort()
    .at(-1);
  return newest ? readFile(join(folder, newest), 'utf8') : null;
}

const addressKey = (address: string) => createHash('sha256').update(address.toLowerCase()).digest('hex').slice(0, 16);
